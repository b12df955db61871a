package org.shuyi.kiosk.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.ServiceWording;
import org.shuyi.kiosk.ui.text.Texts;

/** The library's name on every screen, and a calm word when there is no network. */
final class Header extends HBox {
  private final Sign sign;
  private final Label library = Parts.label("library");
  private final Label subtitle = Parts.label("subtitle");
  private final Label offline = Parts.label("offline-text");
  private final Label help = Parts.word("help");
  private final Label phone = Parts.word("help-phone");
  private final HBox offlineChip =
      Parts.row("offline-chip", new IconView(Icon.OFFLINE, 40), offline);

  Header(Sign sign) {
    this.sign = sign;
    getStyleClass().add("header");
    getChildren()
        .addAll(
            seal(),
            Parts.growing(Parts.column("header-words", library, subtitle, offlineChip)),
            Parts.column("help-words", help, phone));
  }

  void draw(Kiosk kiosk, Texts texts) {
    library.setText(sign.library(kiosk.language()));
    subtitle.setText(texts.say(Key.SIGN_SUBTITLE));
    help.setText(sign.helpPhone().isEmpty() ? "" : texts.say(Key.SIGN_HELP));
    phone.setText(sign.helpPhone());
    offline.setText(texts.say(ServiceWording.offlineSign(kiosk.service())));
    boolean told = !kiosk.service().online() && kiosk.service().journalReady();
    Parts.present(offlineChip, told);
    Parts.present(subtitle, !told);
  }

  /**
   * The mark of the house: a red seal, as under a painting. It reads the same in every language.
   */
  private static StackPane seal() {
    Label characters = new Label("书\n驿");
    characters.getStyleClass().add("seal-text");
    StackPane seal = new StackPane(characters);
    seal.getStyleClass().add("seal");
    return seal;
  }
}
