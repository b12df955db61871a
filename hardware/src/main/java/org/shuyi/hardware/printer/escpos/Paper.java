package org.shuyi.hardware.printer.escpos;

/** The two widths of paper roll that receipt printers take, at 203 dots per inch. */
public enum Paper {
  /** A roll of 58 mm. */
  MM58(384),
  /** A roll of 80 mm. */
  MM80(576);

  /** Width of an ASCII character of font A; a hanzi is twice as wide. */
  static final int DOTS_PER_COLUMN = 12;

  private final int dots;

  Paper(int dots) {
    this.dots = dots;
  }

  /** Printable dots across: 384 or 576. */
  public int dots() {
    return dots;
  }

  /** ASCII characters across: 32 or 48. */
  public int columns() {
    return dots / DOTS_PER_COLUMN;
  }
}
