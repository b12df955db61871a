package org.shuyi.kiosk.ui.part;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Whose session it is: masked, for others stand near. */
public final class PatronChip extends HBox {
  private final Label name = Parts.label("chip-name");
  private final Label card = Parts.label("chip-card");

  public PatronChip() {
    getStyleClass().add("chip");
    getChildren().addAll(new IconView(Icon.CARD, 44), name, card);
  }

  public void draw(Borrower borrower, Texts texts) {
    name.setText(borrower.maskedName());
    Parts.present(name, !borrower.maskedName().isEmpty());
    card.setText(texts.say(Key.PATRON_CARD, borrower.patron().masked()));
  }

  public void clear() {
    name.setText("");
    card.setText("");
  }
}
