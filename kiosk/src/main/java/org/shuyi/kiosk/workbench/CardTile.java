package org.shuyi.kiosk.workbench;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.Parts;

/** A library card. */
final class CardTile extends VBox {
  static final double WIDTH = 192;
  static final double HEIGHT = 96;

  private final Label name = Parts.word("card-name");
  private final Label number = Parts.word("card-note");
  private final Label note = Parts.word("card-note", "may-be-cut");

  CardTile(Bench.Card card) {
    setId("card-" + card.id());
    getStyleClass().add("card");
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    setFocusTraversable(true);
    name.setText(card.name());
    number.setText(card.id());
    note.setText(card.note());
    getChildren().addAll(name, number, note);
    setAccessibleText(card.name());
  }
}
