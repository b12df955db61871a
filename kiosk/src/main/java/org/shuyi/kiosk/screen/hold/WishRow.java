package org.shuyi.kiosk.screen.hold;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Holding.Wish;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.HoldWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Tone;

/** One book that is asked for: whether it is there, and where. */
final class WishRow extends HBox {
  private final IconView icon = new IconView(Icon.BOOK, 64);
  private final Label title = Parts.label("line-title", "may-be-cut");
  private final Label state = Parts.label("line-state");
  private final Label where = Parts.label("line-details");
  private final Button cancel;
  private @Nullable Wish wish;

  WishRow(Consumer<Touch> touched) {
    getStyleClass().addAll("line", Parts.HANDED);
    title.setTextOverrun(OverrunStyle.ELLIPSIS);
    title.setMinHeight(USE_COMPUTED_SIZE);
    cancel = Parts.button("cancel", Icon.LEAVE, () -> touch(touched), "quiet");
    cancel.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(icon, Parts.growing(Parts.column("line-words", title, state, where)), cancel);
  }

  private void touch(Consumer<Touch> touched) {
    if (wish != null) {
      touched.accept(new Touch.CancelHold(wish.item()));
    }
  }

  void draw(Wish shown, boolean cancels, Texts texts) {
    wish = shown;
    Tone tone = shown.stage() == Wish.Stage.READY ? Tone.DONE : Tone.PLAIN;
    icon.draw(Icon.of(tone));
    Parts.tone(this, tone);
    title.setText(HoldWording.title(shown, texts));
    state.setText(texts.say(HoldWording.stage(shown.stage())));
    where.setText(HoldWording.where(shown, texts));
    Parts.present(where, !where.getText().isEmpty());
    cancel.setId("cancel-" + shown.item().value());
    cancel.setText(texts.say(Key.ACTION_CANCEL_HOLD));
    Parts.present(cancel, cancels);
  }
}
