package org.shuyi.kiosk.screen.welcome;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** A shelf of book spines, drawn: the picture of a library when there is nothing to announce. */
final class Shelf extends Pane {
  private static final double HEIGHT = 300;
  private static final double WIDTH = 952;

  private record Spine(int width, int height, String colour) {}

  private static final List<Spine> SPINES =
      List.of(
          new Spine(58, 214, "ink"),
          new Spine(44, 236, "seal"),
          new Spine(66, 190, "sand"),
          new Spine(40, 222, "pine"),
          new Spine(52, 204, "sand"),
          new Spine(74, 244, "ink"),
          new Spine(38, 180, "ochre"),
          new Spine(60, 226, "pine"),
          new Spine(46, 208, "seal"),
          new Spine(54, 238, "sand"),
          new Spine(42, 196, "ink"),
          new Spine(70, 220, "ochre"),
          new Spine(48, 240, "ink"),
          new Spine(56, 200, "sand"),
          new Spine(44, 230, "seal"),
          new Spine(62, 212, "pine"));

  Shelf() {
    getStyleClass().add("shelf");
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    double x = 12;
    for (Spine spine : SPINES) {
      add(spine, x);
      x += spine.width() + 4;
    }
    Rectangle board = new Rectangle(0, HEIGHT - 14, WIDTH, 14);
    board.getStyleClass().add("shelf-board");
    getChildren().add(board);
  }

  private void add(Spine spine, double x) {
    double top = HEIGHT - 14 - spine.height();
    Rectangle back = new Rectangle(x, top, spine.width(), spine.height());
    back.setArcWidth(8);
    back.setArcHeight(8);
    back.getStyleClass().addAll("spine", "spine-" + spine.colour());
    getChildren().addAll(back, band(x, top + 30, spine), band(x, top + 42, spine));
  }

  private static Rectangle band(double x, double y, Spine spine) {
    Rectangle band = new Rectangle(x, y, spine.width(), 5);
    band.getStyleClass().add("spine-band");
    return band;
  }
}
