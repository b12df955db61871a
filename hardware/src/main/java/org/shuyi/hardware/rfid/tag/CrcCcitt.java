package org.shuyi.hardware.rfid.tag;

/**
 * The CRC of ISO 28560-3: polynomial 1021, start FFFF, most significant bit first, no final
 * inversion (catalogue name CRC-16/IBM-3740, also called CCITT-FALSE).
 */
final class CrcCcitt {
  static final int START = 0xFFFF;

  private static final int POLYNOMIAL = 0x1021;

  private static final int[] TABLE = table();

  private CrcCcitt() {}

  static int of(byte[] bytes) {
    return over(START, bytes, 0, bytes.length);
  }

  /** Goes on from a sum with the bytes of a part. */
  static int over(int begun, byte[] bytes, int from, int to) {
    int crc = begun;
    for (int i = from; i < to; i++) {
      crc = ((crc << 8) ^ TABLE[((crc >> 8) ^ bytes[i]) & 0xFF]) & 0xFFFF;
    }
    return crc;
  }

  /**
   * The sum that a zero byte turns into this one. A CRC is linear: the difference that a wrong byte
   * makes goes through the bytes behind it as if they were zero, so this undoes one of them.
   */
  static int beforeZero(int crc) {
    int before = crc;
    for (int bit = 0; bit < 8; bit++) {
      before = (before & 1) == 0 ? before >> 1 : (before ^ POLYNOMIAL) >> 1 | 0x8000;
    }
    return before;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
      }
      table[i] = crc & 0xFFFF;
    }
    return table;
  }
}
