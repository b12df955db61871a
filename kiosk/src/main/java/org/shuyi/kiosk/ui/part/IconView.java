package org.shuyi.kiosk.ui.part;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/** An {@link Icon} of a fixed size; its colour comes from the stylesheet (class {@code icon}). */
public final class IconView extends Region {
  private static final double GRID = 24;

  private final SVGPath path = new SVGPath();

  /**
   * @param size width and height in logical pixels
   */
  public IconView(Icon icon, double size) {
    getStyleClass().add("icon");
    path.getStyleClass().add("icon-line");
    path.setFill(null);
    path.setStrokeWidth(1.8);
    path.setStrokeLineCap(StrokeLineCap.ROUND);
    path.setStrokeLineJoin(StrokeLineJoin.ROUND);
    path.getTransforms().add(new Scale(size / GRID, size / GRID));
    path.setManaged(false);
    getChildren().add(path);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    draw(icon);
  }

  /** Shows another icon. */
  public void draw(Icon icon) {
    path.setContent(icon.path());
  }
}
