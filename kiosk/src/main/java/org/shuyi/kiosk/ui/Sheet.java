package org.shuyi.kiosk.ui;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.shuyi.kiosk.ui.part.Parts;

/** A panel that lies over the screen, at its lower edge, where every hand reaches. */
class Sheet extends Region {
  private final Region panel;
  private final Scale scale = new Scale();
  private double reach = Letterbox.HEIGHT;

  Sheet(Region panel) {
    this.panel = panel;
    panel.getTransforms().add(scale);
    getStyleClass().add("scrim");
    getChildren().add(panel);
    Parts.present(this, false);
  }

  final void reach(double next) {
    if (next != reach) {
      reach = next;
      requestLayout();
    }
  }

  @Override
  protected void layoutChildren() {
    double height = Math.ceil(panel.prefHeight(getWidth()));
    double shrink = Math.min(1, reach / height);
    panel.resizeRelocate(0, getHeight() - height, getWidth(), height);
    scale.setPivotX(getWidth() / 2);
    scale.setPivotY(height);
    scale.setX(shrink);
    scale.setY(shrink);
  }
}
