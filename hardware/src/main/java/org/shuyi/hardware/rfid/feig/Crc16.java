package org.shuyi.hardware.rfid.feig;

/**
 * The check sum of a frame: polynomial 1021 reflected (8408), start FFFF, no final inversion
 * (catalogue name CRC-16/MCRF4XX). FEIG H60301-3e, protocol frame.
 */
final class Crc16 {
  private static final int REFLECTED_POLYNOMIAL = 0x8408;

  private Crc16() {}

  static int of(byte[] bytes, int from, int to) {
    int crc = 0xFFFF;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ REFLECTED_POLYNOMIAL;
      }
    }
    return crc;
  }
}
