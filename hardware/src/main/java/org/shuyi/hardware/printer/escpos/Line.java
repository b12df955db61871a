package org.shuyi.hardware.printer.escpos;

import org.shuyi.hardware.printer.Document.Align;

/** One step down the paper. */
sealed interface Line {
  /**
   * Characters on one line; {@code Columns.of(text) * size} is at most the width of the paper.
   *
   * @param size 1 or 2
   */
  record Words(String text, Align align, int size, boolean bold) implements Line {}

  /** A line across the paper. */
  record Rule() implements Line {}

  /** Empty lines, 1 to 20. */
  record Feed(int lines) implements Line {}

  /** A QR code in the middle. */
  record Qr(String content) implements Line {}
}
