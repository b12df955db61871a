package org.shuyi.kiosk.ui;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows a page of a fixed logical size as large as it fits, in the middle. */
public final class Letterbox extends Pane {
  static final double WIDTH = 1080;
  static final double HEIGHT = 1920;

  private final Region page;
  private final Pane scaled;
  private final double pageWidth;
  private final double pageHeight;
  private final Scale scale = new Scale(1, 1);

  /**
   * @param width of the page, in logical pixels
   * @param height of the page, in logical pixels
   */
  public Letterbox(Region page, double width, double height) {
    this.page = page;
    this.pageWidth = width;
    this.pageHeight = height;
    page.setMinSize(width, height);
    page.setPrefSize(width, height);
    page.setMaxSize(width, height);
    // The scale sits on a pane of its own, so that a picture of the page is always full size.
    scaled = new Pane(page);
    scaled.getTransforms().add(scale);
    scaled.setManaged(false);
    getStyleClass().add("letterbox");
    getChildren().add(scaled);
  }

  /** How much smaller the page has to be; never larger than drawn. */
  public double scaleFor(double width, double height) {
    return Math.min(1, Math.min(width / pageWidth, height / pageHeight));
  }

  @Override
  protected void layoutChildren() {
    double factor = Math.min(getWidth() / pageWidth, getHeight() / pageHeight);
    scale.setX(factor);
    scale.setY(factor);
    scaled.resizeRelocate(
        (getWidth() - pageWidth * factor) / 2,
        (getHeight() - pageHeight * factor) / 2,
        pageWidth,
        pageHeight);
    page.resizeRelocate(0, 0, pageWidth, pageHeight);
  }
}
