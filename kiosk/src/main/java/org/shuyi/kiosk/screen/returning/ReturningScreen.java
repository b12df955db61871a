package org.shuyi.kiosk.screen.returning;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.PadPage;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Message;

/** Books are being taken back. Never shows who had them. */
public final class ReturningScreen implements Screen<Journey.Returning> {
  private final Label title = Parts.label("title");
  private final Label first = Parts.label("hero-say");
  private final Label where = Parts.label("hero-say");
  private final PadPage page;

  public ReturningScreen(Consumer<Touch> touched) {
    VBox says = Parts.growing(Parts.column("hero-says", first, where));
    page =
        new PadPage(
            Purpose.RETURN,
            Parts.row("title-row", title),
            count -> Parts.row("hero-row", count, says),
            null,
            touched);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Journey.Returning journey, Showing showing) {
    title.setText(showing.texts().say(Key.RETURN_TITLE));
    first.setText(showing.texts().say(Key.RETURN_FIRST));
    where.setText(showing.texts().say(Key.RETURN_WHERE));
    page.draw(journey.lines(), Message.of(Key.PAD_HINT), List.of(), showing);
    page.draw(journey.chute(), showing);
  }

  @Override
  public void leave() {
    page.clear();
  }
}
