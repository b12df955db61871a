package org.shuyi.kiosk.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the keys would touch, framed so that nobody has to look for it (WCAG 2.2, 2.4.13). */
final class FocusRing extends Region {
  FocusRing() {
    getStyleClass().add("focus-ring");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** Frames a node of the same page; null frames nothing. */
  void around(@Nullable Node node) {
    setVisible(node != null);
    if (node != null && getParent() != null) {
      Bounds there = getParent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
      resizeRelocate(there.getMinX(), there.getMinY(), there.getWidth(), there.getHeight());
      toFront();
    }
  }
}
