package org.shuyi.kiosk.screen.centre;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;

/** The centre is not there, and this needs it. */
public final class NeedsCentreScreen implements Screen<Journey.NeedsCentre> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.OFFLINE);
  private final Button holds;
  private final VBox node;

  public NeedsCentreScreen(Consumer<Touch> touched) {
    holds =
        Parts.button("holds", Icon.BOOK, () -> touched.accept(new Touch.MyHolds()), "secondary");
    node =
        Parts.column(
            "screen", Parts.row("title-row", title), message, Parts.column("choices", holds));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.NeedsCentre journey, Showing showing) {
    title.setText(showing.texts().say(Key.NEEDS_TITLE));
    message.draw(showing.texts().say(Key.NEEDS_WHAT), showing.texts().say(Key.NEEDS_DO));
    holds.setText(showing.texts().say(Key.ACTION_HOLDS_KNOWN));
    Parts.present(holds, showing.service().asksForBooks());
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
