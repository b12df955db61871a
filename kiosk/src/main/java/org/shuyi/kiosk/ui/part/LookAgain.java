package org.shuyi.kiosk.ui.part;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What to do if the machine counts other books than the patron, and the button for it. */
public final class LookAgain extends HBox {
  private final Label hint = Parts.label("hero-hint");
  private final Button again;

  public LookAgain(Consumer<Touch> touched) {
    getStyleClass().addAll("look-again", Parts.HANDED);
    again =
        Parts.button(
            "look-again", Icon.RENEW, () -> touched.accept(new Touch.LookAgain()), "quiet");
    again.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(Parts.growing(hint), again);
    setMinHeight(USE_PREF_SIZE);
  }

  /**
   * @param offered whether another look is of use now
   */
  public void draw(String say, boolean offered, boolean busy, Pad pad, Texts texts) {
    hint.setText(pad.looking() ? texts.say(Key.PAD_LOOKING) : say);
    again.setText(texts.say(Key.ACTION_LOOK_AGAIN));
    again.setDisable(busy || pad.looking());
    Parts.present(again, offered);
  }

  /** Takes the button away, where there would be too much to choose from. */
  public void withoutButton() {
    Parts.present(again, false);
  }
}
