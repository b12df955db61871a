package org.shuyi.hardware.rfid.tag;

import java.io.ByteArrayOutputStream;

/** Writes bits from the most significant bit of the first byte on. */
final class BitWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int current;
  private int used;

  void write(int value, int width) {
    for (int bit = width - 1; bit >= 0; bit--) {
      current = (current << 1) | ((value >> bit) & 1);
      used++;
      if (used == 8) {
        bytes.write(current);
        current = 0;
        used = 0;
      }
    }
  }

  /** Fills the last byte with the front bits of {@code padding}, a pattern of eight bits. */
  byte[] finish(int padding) {
    if (used > 0) {
      write(padding >> used, 8 - used);
    }
    return bytes.toByteArray();
  }
}
