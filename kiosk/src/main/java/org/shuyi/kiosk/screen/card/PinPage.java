package org.shuyi.kiosk.screen.card;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Keypad;
import org.shuyi.kiosk.flow.PinRule;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Dots;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Keys;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Where a PIN is typed: dots, never digits, and the keys, which can be shuffled. */
final class PinPage extends VBox {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Dots dots = new Dots();
  private final Keys keys;
  private final Button shuffle;

  PinPage(Consumer<Touch> touched) {
    keys = new Keys(touched);
    shuffle =
        Parts.button("shuffle", Icon.RENEW, () -> touched.accept(new Touch.Shuffle()), "quiet");
    getStyleClass().add("screen");
    getChildren()
        .addAll(
            Parts.column("greeting", title, lead),
            problem,
            Parts.room(),
            dots,
            Parts.room(),
            keys,
            shuffle);
  }

  /**
   * @param why for whom and how
   * @param wrong with the last try; null if nothing was
   * @param complete what was typed may be all
   */
  void draw(
      Key what, String why, @Nullable Advice wrong, Keypad keypad, boolean complete, Texts texts) {
    title.setText(texts.say(what));
    lead.setText(why);
    problem.draw(wrong == null ? List.of() : List.of(wrong), texts);
    dots.draw(keypad.typed(), Math.max(keypad.typed(), PinRule.LENGTH));
    keys.draw(keypad.order(), complete, texts);
    shuffle.setText(texts.say(Key.ACTION_SHUFFLE));
  }

  /** Forgets whose PIN it was, and how long. */
  void clear() {
    lead.setText("");
    dots.draw(0, PinRule.LENGTH);
  }
}
