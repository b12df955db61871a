package org.shuyi.kiosk.screen.locker;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.StaffWording;
import org.shuyi.kiosk.ui.text.Texts;

/** The door is shut, and no reader looks into it: was it done? */
public final class StockAskedScreen implements Screen<Staffing.Asked> {
  private final Label title = Parts.label("display");
  private final Label book = Parts.label("lead");
  private final Button yes;
  private final Button no;
  private final VBox node;

  public StockAskedScreen(Consumer<Touch> touched) {
    yes = Parts.button("agree", Icon.CHECK, () -> touched.accept(new Touch.Agree()), "primary");
    no = Parts.button("back", Icon.LIST, () -> touched.accept(new Touch.Back()), "secondary");
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, book),
            Parts.room(),
            Parts.column("choices", yes, no));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Staffing.Asked journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(StaffWording.question(journey.work()), journey.work().door()));
    book.setText(texts.say(Key.STATE_UNTITLED, journey.work().item().value()));
    yes.setText(texts.say(Key.STOCK_YES));
    no.setText(texts.say(Key.STOCK_NO));
  }

  @Override
  public void leave() {
    book.setText("");
  }
}
