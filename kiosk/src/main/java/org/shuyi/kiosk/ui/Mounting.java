package org.shuyi.kiosk.ui;

/**
 * Where the glass hangs: what a millimetre is on it, and how high a hand reaches.
 *
 * @param widthMm of the picture, upright
 * @param heightMm of the picture, upright
 * @param bottomMm from the floor to the lower edge of the picture
 */
public record Mounting(double widthMm, double heightMm, double bottomMm) {
  /** A 27 inch display upright, its lower edge at 780 mm. */
  public static final Mounting USUAL = new Mounting(336, 597, 780);

  /** From the floor; EN 301 549 chapter 8 allows 1220 mm with nothing in front of the glass. */
  public static final double REACH_MM = 1200;

  /** Logical pixels from the lower edge of the glass up to which a seated person reaches. */
  double reach() {
    double reach = (REACH_MM - bottomMm) / heightMm * Letterbox.HEIGHT;
    return Math.clamp(reach, 0, Letterbox.HEIGHT);
  }

  /** Logical pixels of a millimetre. */
  double pixelsPerMm() {
    return Letterbox.WIDTH / widthMm;
  }
}
