package org.shuyi.kiosk.ui;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.flow.Flow;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * What is in reach on every screen, always in the same place: what makes it easier, the other
 * language, help, and the way out.
 */
final class Footer extends HBox {
  private final Button access;
  private final Button language;
  private final Button help;
  private final Button leave;
  private Language next = Language.CHINESE;

  Footer(Consumer<Touch> touched) {
    access = button("access", Icon.ACCESS, () -> touched.accept(new Touch.Open(Panel.ACCESS)));
    language = button("language", Icon.GLOBE, () -> touched.accept(new Touch.ChangeLanguage(next)));
    help = button("help", Icon.HELP, () -> touched.accept(new Touch.Open(Panel.HELP)));
    leave = button("leave", Icon.HOME, () -> touched.accept(new Touch.Leave()));
    getStyleClass().addAll("footer", Parts.HANDED);
    getChildren().addAll(access, language, help, leave);
  }

  private static Button button(String id, Icon icon, Runnable touched) {
    Button button = Parts.button(id, icon, touched, "quiet");
    button.setAlignment(Pos.CENTER);
    // Four of the same width, whatever they say.
    button.setMinWidth(0);
    button.setPrefWidth(Letterbox.WIDTH / 4);
    return Parts.growing(button);
  }

  /**
   * @param other the language that the button leads to
   */
  void draw(Kiosk kiosk, Texts texts, Texts other) {
    next = other.language();
    access.setText(texts.say(Key.ACTION_ACCESS));
    language.setText(other.say(Key.LANGUAGE_NAME));
    help.setText(texts.say(Key.ACTION_HELP));
    leave.setText(texts.say(atEnd(kiosk.journey()) ? Key.ACTION_HOME : Key.ACTION_LEAVE));
    // Out of sight it keeps its room, so that the others stay where they are.
    leave.setVisible(!(kiosk.journey() instanceof Journey.Welcome));
    // Nobody leaves while a book is being written: the flow waits, and the button says so.
    leave.setDisable(Flow.busy(kiosk.journey()));
  }

  private static boolean atEnd(Journey journey) {
    return journey instanceof Journey.Finished
        || journey instanceof Journey.NeedsCentre
        || journey instanceof Journey.PatronRefused
        || journey instanceof Registering.HaveCard
        || journey instanceof Registering.NoCard
        || journey instanceof Holding.Told
        || journey instanceof Proving.Told
        || journey instanceof Paying.Paid
        || journey instanceof Paying.NotPaid;
  }
}
