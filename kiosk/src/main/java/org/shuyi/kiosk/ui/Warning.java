package org.shuyi.kiosk.ui;

import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * Asks whether more time is needed. The seconds only show; the flow alone decides when the time is
 * over.
 */
final class Warning extends Sheet {
  /** WCAG 2.2, 2.2.1: at least 20 seconds to ask for more by a simple action. */
  private static final int SECONDS = 20;

  private final Label title = Parts.label("display", "centred");
  private final Label countdown = Parts.label("lead", "centred");
  private final Label safe = Parts.label("hint", "centred");
  private final Button more;
  private final Timeline ticking =
      new Timeline(new KeyFrame(Duration.seconds(1), ignored -> tick()));
  private int left = SECONDS;
  private @Nullable Texts texts;

  Warning(Consumer<Touch> touched) {
    this(touched, Parts.column("warning-panel"));
  }

  private Warning(Consumer<Touch> touched, VBox panel) {
    super(panel);
    more =
        Parts.button(
            "more-time", Icon.CLOCK, () -> touched.accept(new Touch.MoreTime()), "primary");
    panel.getChildren().addAll(new IconView(Icon.CLOCK, 150), title, countdown, more, safe);
    panel.setAlignment(Pos.CENTER);
    ticking.setCycleCount(SECONDS);
  }

  void draw(boolean warned, Texts in) {
    texts = in;
    title.setText(in.say(Key.WARNING_TITLE));
    more.setText(in.say(Key.ACTION_MORE_TIME));
    safe.setText(in.say(Key.WARNING_SAFE));
    if (warned != isVisible()) {
      restart(warned);
    }
    count();
  }

  private void restart(boolean warned) {
    Parts.present(this, warned);
    left = SECONDS;
    ticking.stop();
    if (warned) {
      ticking.playFromStart();
    }
  }

  private void tick() {
    left--;
    count();
  }

  private void count() {
    if (texts != null) {
      countdown.setText(
          left > 0 ? texts.say(Key.WARNING_WHAT, left) : texts.say(Key.WARNING_WHAT_ENDED));
    }
  }
}
