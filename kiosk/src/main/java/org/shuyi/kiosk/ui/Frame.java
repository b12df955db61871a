package org.shuyi.kiosk.ui;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * The header above, and below it, as low as it has to be, all that can be touched. What does not
 * fit becomes smaller as a whole, so that nothing is ever cut off; the footer alone stays as it is
 * and where it is on every screen.
 */
final class Frame extends Region {
  private final Region header;
  private final Region body;
  private final Region footer;
  private final Scale scale = new Scale();
  private double reach = Letterbox.HEIGHT;

  /**
   * @param body what can be touched; its height asks for the least it needs
   */
  Frame(Region header, Region body, Region footer) {
    this.header = header;
    this.body = body;
    this.footer = footer;
    body.getTransforms().add(scale);
    getChildren().addAll(header, body, footer);
    getStyleClass().add("frame");
  }

  /** Up to which height, from below, a hand reaches, in logical pixels. */
  void reach(double next) {
    if (next != reach) {
      reach = next;
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    double top = header.prefHeight(getWidth());
    double bottom = Math.ceil(footer.prefHeight(getWidth()));
    header.resizeRelocate(0, 0, getWidth(), top);
    footer.resizeRelocate(0, getHeight() - bottom, getWidth(), bottom);
    double room = Math.min(reach, getHeight() - top) - bottom;
    double height = Math.max(room, Math.ceil(body.minHeight(getWidth())));
    body.resizeRelocate(0, getHeight() - bottom - height, getWidth(), height);
    scale.setPivotX(getWidth() / 2);
    scale.setPivotY(height);
    scale.setX(room / height);
    scale.setY(room / height);
  }
}
