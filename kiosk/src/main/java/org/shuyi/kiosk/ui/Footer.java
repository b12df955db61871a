package org.shuyi.kiosk.ui;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.flow.Flow;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What is in reach on every screen: the other language, help, and the way out. */
final class Footer extends HBox {
  private final Sign sign;
  private Language next = Language.CHINESE;
  private final Button language;
  private final Label help = Parts.word("help");
  private final Label phone = Parts.label("help-phone");
  private final Button leave;

  Footer(Sign sign, Consumer<Touch> touched) {
    this.sign = sign;
    language =
        Parts.button(
            "language", Icon.GLOBE, () -> touched.accept(new Touch.ChangeLanguage(next)), "quiet");
    leave = Parts.button("leave", Icon.HOME, () -> touched.accept(new Touch.Leave()), "quiet");
    getStyleClass().add("footer");
    getChildren().addAll(language, Parts.growing(Parts.column("help-words", help, phone)), leave);
  }

  /**
   * @param other the language that the button leads to
   */
  void draw(Kiosk kiosk, Texts texts, Texts other) {
    next = other.language();
    language.setText(other.say(Key.LANGUAGE_NAME));
    help.setText(sign.helpPhone().isEmpty() ? "" : texts.say(Key.SIGN_HELP));
    phone.setText(sign.helpPhone());
    leave.setText(texts.say(atEnd(kiosk.journey()) ? Key.ACTION_HOME : Key.ACTION_LEAVE));
    // Out of sight it keeps its room, so that the telephone stays in the middle.
    leave.setVisible(!(kiosk.journey() instanceof Journey.Welcome));
    // Nobody leaves while a book is being written: the flow waits, and the button says so.
    leave.setDisable(Flow.busy(kiosk.journey()));
  }

  private static boolean atEnd(Journey journey) {
    return journey instanceof Journey.Finished
        || journey instanceof Journey.NeedsCentre
        || journey instanceof Journey.PatronRefused
        || journey instanceof Registering.HaveCard
        || journey instanceof Registering.NoCard;
  }
}
