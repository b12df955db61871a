package org.shuyi.hardware.printer.escpos;

/**
 * Black and white dots, eight to a byte, the leftmost in the highest bit, 1 black.
 *
 * @param bytesPerRow 1 to 72
 * @param rows 1 to 128
 * @param dots {@code bytesPerRow * rows} bytes, row by row from the top
 */
// An array in a record: it never leaves this package and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record Raster(int bytesPerRow, int rows, byte[] dots) {
  Raster {
    if (dots.length != bytesPerRow * rows) {
      throw new IllegalArgumentException(
          dots.length + " bytes of dots: expected " + bytesPerRow + " x " + rows);
    }
  }
}
