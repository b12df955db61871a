package org.shuyi.kiosk.screen.van;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.van.VanTouch;
import org.shuyi.sync.circulation.Act.OverrideReason;

/** Why staff allow what was refused. */
final class WhyBox extends VBox {
  private final Label title = Parts.label("title");
  private final Map<OverrideReason, Button> reasons = new EnumMap<>(OverrideReason.class);
  private final Button leave;

  WhyBox(Consumer<VanTouch> touched) {
    getStyleClass().add("actions");
    Parts.growing(this);
    getChildren().add(title);
    for (OverrideReason reason : OverrideReason.values()) {
      Button button =
          Parts.button(
              "why-" + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
              Icon.CHECK,
              () -> touched.accept(new VanTouch.Because(reason)),
              "quiet");
      reasons.put(reason, button);
      getChildren().add(button);
    }
    leave =
        Parts.button(
            "leave-refused",
            Icon.BACK,
            () -> touched.accept(new VanTouch.LeaveRefused()),
            "secondary");
    getChildren().add(leave);
  }

  void draw(Texts texts) {
    title.setText(texts.say(Key.VAN_WHY));
    reasons.forEach((reason, button) -> button.setText(texts.say(VanWording.why(reason))));
    leave.setText(texts.say(Key.VAN_LEAVE_REFUSED));
  }
}
