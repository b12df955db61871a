package org.shuyi.kiosk.ui;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;

/**
 * The header above, and below it, as low as it has to be, all that can be touched. What does not
 * fit becomes smaller as a whole: nothing is ever cut off.
 */
final class Frame extends Region {
  private final Region header;
  private final VBox hand;
  private final Scale scale = new Scale();
  private double reach = Letterbox.HEIGHT;

  /**
   * @param hand what can be touched; its height asks for the least it needs
   */
  Frame(Region header, VBox hand) {
    this.header = header;
    this.hand = hand;
    hand.getTransforms().add(scale);
    getChildren().addAll(header, hand);
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
    header.resizeRelocate(0, 0, getWidth(), top);
    double room = Math.min(reach, getHeight() - top);
    double height = Math.max(room, Math.ceil(hand.minHeight(getWidth())));
    hand.resizeRelocate(0, getHeight() - height, getWidth(), height);
    scale.setPivotX(getWidth() / 2);
    scale.setPivotY(height);
    scale.setX(room / height);
    scale.setY(room / height);
  }
}
