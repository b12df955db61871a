package org.shuyi.kiosk.screen.technician;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.kiosk.flow.Part;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.TechnicianWording;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Tone;

/** One device: its name, how it stands, and the way to more. */
final class PartRow extends HBox {
  private final IconView icon = new IconView(Icon.INFO, 64);
  private final Label name = Parts.label("line-title");
  private final Label state = Parts.label("line-state");
  private final Label cause = Parts.label("line-details");
  private final Button more;

  PartRow(DeviceId device, Consumer<Touch> touched) {
    getStyleClass().addAll("line", Parts.HANDED);
    name.setText(device.value());
    more =
        Parts.button(
            "part-" + device,
            Icon.NEXT,
            () -> touched.accept(new Touch.LookAt(device.value())),
            "quiet");
    more.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(icon, Parts.growing(Parts.column("line-words", name, state, cause)), more);
  }

  void draw(Part part, Texts texts) {
    Tone tone = TechnicianWording.tone(part);
    icon.draw(Icon.of(tone));
    Parts.tone(this, tone);
    state.setText(texts.say(TechnicianWording.state(part)));
    cause.setText(TechnicianWording.advice(part).map(found -> texts.say(found.what())).orElse(""));
    Parts.present(cause, !cause.getText().isEmpty());
    more.setText(texts.say(Key.SERVICE_MORE));
  }
}
