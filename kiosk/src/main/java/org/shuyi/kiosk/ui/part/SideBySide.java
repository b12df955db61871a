package org.shuyi.kiosk.ui.part;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two things in one line, one at each end; under each other where the line is too short. */
public final class SideBySide extends Region {
  private final Region first;
  private final Region last;
  private final double gap;
  private final boolean apart;

  /**
   * @param gap between the two, in logical pixels
   * @param apart the second at the end of the line; else right after the first
   */
  public SideBySide(String style, double gap, boolean apart, Region first, Region last) {
    this.first = first;
    this.last = last;
    this.gap = gap;
    this.apart = apart;
    getStyleClass().add(style);
    getChildren().addAll(first, last);
    setMinHeight(USE_PREF_SIZE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return width(first) + gap + width(last);
  }

  @Override
  protected double computePrefHeight(double width) {
    boolean fit = width < 0 || fit(width);
    return fit
        ? Math.max(height(first, -1), height(last, -1))
        : height(first, width) + height(last, width) + (height(last, width) > 0 ? gap / 2 : 0);
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth();
    if (fit(room)) {
      place(first, 0, width(first));
      double at = apart ? room - width(last) : width(first) + gap;
      place(last, at, width(last));
    } else {
      first.resizeRelocate(0, 0, Math.min(room, width(first)), height(first, room));
      last.resizeRelocate(
          0, height(first, room) + gap / 2, Math.min(room, width(last)), height(last, room));
    }
  }

  private void place(Region part, double x, double width) {
    double height = height(part, -1);
    part.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), width, height);
  }

  private boolean fit(double room) {
    return width(first) + (last.isManaged() ? gap + width(last) : 0) <= room;
  }

  private static double width(Region part) {
    return part.isManaged() ? Math.ceil(part.prefWidth(-1)) : 0;
  }

  private static double height(Region part, double width) {
    return part.isManaged() ? Math.ceil(part.prefHeight(width)) : 0;
  }
}
