package org.shuyi.kiosk.workbench;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.shuyi.kiosk.ui.part.Parts;

/** A place where something can be dropped. */
final class DropZone extends StackPane {
  private static final PseudoClass WANTED = PseudoClass.getPseudoClass("wanted");

  private final Label hint = Parts.label("pad-hint");
  private final FlowPane tiles = new FlowPane();

  DropZone(String id, Word empty) {
    setId(id);
    getStyleClass().add("drop-zone");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setAlignment(Pos.CENTER);
    hint.setText(empty.chinese() + "\n" + empty.english());
    tiles.getStyleClass().add("tiles");
    tiles.setAlignment(Pos.TOP_LEFT);
    tiles.setPrefWrapLength(100);
    tiles.setMinWidth(0);
    setAlignment(tiles, Pos.TOP_LEFT);
    setMinWidth(0);
    getChildren().addAll(hint, tiles);
    Parts.growing(this);
  }

  FlowPane tiles() {
    return tiles;
  }

  void drawHint() {
    hint.setVisible(tiles.getChildren().isEmpty());
  }

  /** Shows that what is being dragged could be dropped here. */
  void wanted(boolean wanted) {
    pseudoClassStateChanged(WANTED, wanted);
  }

  boolean covers(double sceneX, double sceneY) {
    return contains(sceneToLocal(sceneX, sceneY));
  }
}
