package org.shuyi.kiosk.workbench;

import java.util.function.BiConsumer;
import javafx.geometry.Point2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Dragging by plain mouse events: a picture of the tile follows the pointer, the tile itself stays
 * where it is until the bench says that it moved. Only the press is heard by the tile, the rest by
 * the page: JavaFX's headless platform does not keep sending a drag to the node that was pressed.
 */
final class Drag {
  private static final double THRESHOLD = 6;

  private final Pane above;
  private final ImageView ghost = new ImageView();
  private @Nullable Carried carried;

  private record Carried(Region tile, Point2D pressed, BiConsumer<Double, Double> dropped) {}

  /**
   * @param above lies over everything and lets clicks through
   */
  Drag(Pane above) {
    this.above = above;
    above.setMouseTransparent(true);
    ghost.setOpacity(0.85);
    ghost.setVisible(false);
    above.getChildren().add(ghost);
  }

  /** Follows the pointer anywhere on the page. */
  void watch(Region page) {
    page.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    page.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
  }

  /**
   * Lets a tile be moved.
   *
   * @param dropped called with scene coordinates
   * @param moved called on a double click, Enter or the space bar
   */
  void enable(Region tile, BiConsumer<Double, Double> dropped, Runnable moved) {
    tile.setOnMousePressed(event -> carried = new Carried(tile, at(event), dropped));
    tile.setOnMouseClicked(
        event -> {
          tile.requestFocus();
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            moved.run();
          }
        });
    tile.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            moved.run();
            event.consume();
          }
        });
  }

  private void follow(MouseEvent event) {
    if (carried == null || !far(carried, event)) {
      return;
    }
    if (!ghost.isVisible()) {
      ghost.setImage(carried.tile().snapshot(new SnapshotParameters(), null));
      ghost.setVisible(true);
    }
    Point2D pointer = above.sceneToLocal(at(event));
    ghost.relocate(
        pointer.getX() - carried.tile().getWidth() / 2,
        pointer.getY() - carried.tile().getHeight() / 2);
  }

  private void release(MouseEvent event) {
    Carried let = carried;
    carried = null;
    ghost.setVisible(false);
    ghost.setImage(null);
    if (let != null && far(let, event)) {
      let.dropped().accept(event.getSceneX(), event.getSceneY());
    }
  }

  private static boolean far(Carried carried, MouseEvent event) {
    return at(event).distance(carried.pressed()) >= THRESHOLD;
  }

  private static Point2D at(MouseEvent event) {
    return new Point2D(event.getSceneX(), event.getSceneY());
  }
}
