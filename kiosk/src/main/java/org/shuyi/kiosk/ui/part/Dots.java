package org.shuyi.kiosk.ui.part;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/** One dot for each digit of a secret, filled when it was typed. */
public final class Dots extends HBox {
  private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
  private static final double RADIUS = 22;

  public Dots() {
    getStyleClass().add("dots");
    setAlignment(Pos.CENTER);
  }

  public void draw(int typed, int of) {
    while (getChildren().size() < of) {
      Circle dot = new Circle(RADIUS);
      dot.getStyleClass().add("dot");
      getChildren().add(dot);
    }
    for (int i = 0; i < getChildren().size(); i++) {
      Parts.present(getChildren().get(i), i < of);
      getChildren().get(i).pseudoClassStateChanged(FILLED, i < typed);
    }
  }
}
