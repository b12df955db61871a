package org.shuyi.kiosk.ui;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Manner.Call;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.HelpPicture;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.HelpWording;
import org.shuyi.kiosk.ui.text.HelpWording.Gesture;
import org.shuyi.kiosk.ui.text.HelpWording.Help;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What to do now, shown, written and spoken; and a call for staff. */
final class HelpPanel extends Sheet {
  private final Label title = Parts.label("title");
  private final HelpPicture picture = new HelpPicture();
  private final Label says = Parts.label("body-large", "help-says");
  private final Label phone = Parts.label("body-large");
  private final Label called = Parts.label("body-large");
  private final Button listen;
  private final Button call;
  private final Button close;
  private final String helpPhone;

  /**
   * @param speak says the sentence, whatever the profile
   */
  HelpPanel(String helpPhone, Consumer<Touch> touched, Runnable speak) {
    this(helpPhone, touched, speak, Parts.column("panel-sheet"));
  }

  private HelpPanel(String helpPhone, Consumer<Touch> touched, Runnable speak, VBox panel) {
    super(panel);
    this.helpPhone = helpPhone;
    listen = Parts.button("help-listen", Icon.VOICE, speak, "secondary");
    call =
        Parts.button(
            "call-staff", Icon.BELL, () -> touched.accept(new Touch.CallStaff()), "secondary");
    close =
        Parts.button(
            "panel-close", Icon.CHECK, () -> touched.accept(new Touch.Open(Panel.NONE)), "primary");
    listen.setPrefWidth(Letterbox.WIDTH / 2);
    call.setPrefWidth(Letterbox.WIDTH / 2);
    panel
        .getChildren()
        .addAll(
            title,
            picture,
            says,
            called,
            phone,
            Parts.handed("action-row", Parts.growing(listen), Parts.growing(call)),
            close);
  }

  void draw(Kiosk kiosk, boolean over, Texts texts) {
    boolean open = kiosk.manner().panel() == Panel.HELP && !over;
    Help help = HelpWording.of(kiosk.journey());
    Parts.present(this, open);
    picture.draw(open ? help.gesture() : Gesture.NONE);
    if (!open) {
      return;
    }
    Parts.present(picture, help.gesture() != Gesture.NONE);
    title.setText(texts.say(Key.HELP_TITLE));
    says.setText(texts.say(help.sentence()));
    phone.setText(texts.say(Key.HELP_PHONE, helpPhone));
    Parts.present(phone, !helpPhone.isEmpty());
    listen.setText(texts.say(Key.ACTION_LISTEN));
    call.setText(texts.say(Key.ACTION_CALL_STAFF));
    call.setDisable(kiosk.manner().call() == Call.CALLING || kiosk.manner().call() == Call.CALLED);
    close.setText(texts.say(Key.ACTION_DONE));
    Key told = told(kiosk);
    Parts.present(called, told != null);
    called.setText(told == null ? "" : texts.say(told));
  }

  private static @org.jspecify.annotations.Nullable Key told(Kiosk kiosk) {
    return switch (kiosk.manner().call()) {
      case NONE, CALLING -> null;
      case CALLED -> kiosk.service().online() ? Key.HELP_CALLED : Key.HELP_CALLED_OFFLINE;
      case FAILED -> Key.HELP_NOT_CALLED;
    };
  }
}
