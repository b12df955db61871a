package org.shuyi.hardware.rfid.tag;

/** Reads bits from the most significant bit of the first byte on. */
final class BitReader {
  private final byte[] bytes;
  private int position;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.length * 8 - position;
  }

  /** True if less than a byte is left and all of it is ones. */
  boolean onlyPaddingOnes() {
    int left = left();
    return left < 8 && peek(left) == (1 << left) - 1;
  }

  /** The next {@code width} bits, 0 to 8, at most {@link #left()}. */
  int read(int width) {
    int value = peek(width);
    position += width;
    return value;
  }

  private int peek(int width) {
    int value = 0;
    for (int i = position; i < position + width; i++) {
      value = (value << 1) | ((bytes[i / 8] >> (7 - i % 8)) & 1);
    }
    return value;
  }
}
