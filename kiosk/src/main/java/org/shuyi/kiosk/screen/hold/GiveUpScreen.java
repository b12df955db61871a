package org.shuyi.kiosk.screen.hold;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.HoldWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** One place in a queue is easily lost: it is asked for once more. */
public final class GiveUpScreen implements Screen<Holding.Confirm> {
  private final Label title = Parts.label("display");
  private final Label book = Parts.label("lead", "may-be-cut", "two-lines");
  private final Label what = Parts.label("body-large");
  private final Button yes;
  private final Button no;
  private final VBox node;

  public GiveUpScreen(Consumer<Touch> touched) {
    book.setMinHeight(Region.USE_COMPUTED_SIZE);
    yes = Parts.button("agree", Icon.CHECK, () -> touched.accept(new Touch.Agree()), "secondary");
    no = Parts.button("back", Icon.LIST, () -> touched.accept(new Touch.Back()), "primary");
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, book, what),
            Parts.room(),
            Parts.column("choices", yes, no));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Holding.Confirm journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.HOLD_GIVE_UP_TITLE));
    book.setText(HoldWording.title(journey.wish(), texts));
    what.setText(texts.say(Key.HOLD_GIVE_UP_LEAD));
    yes.setText(texts.say(Key.ACTION_CANCEL_HOLD_YES));
    no.setText(texts.say(Key.ACTION_KEEP_HOLD));
  }

  @Override
  public void leave() {
    book.setText("");
  }
}
