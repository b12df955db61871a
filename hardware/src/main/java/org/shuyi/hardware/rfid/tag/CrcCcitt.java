package org.shuyi.hardware.rfid.tag;

/**
 * The CRC of ISO 28560-3: polynomial 1021, start FFFF, most significant bit first, no final
 * inversion (catalogue name CRC-16/IBM-3740, also called CCITT-FALSE).
 */
final class CrcCcitt {
  private static final int POLYNOMIAL = 0x1021;

  private static final int[] TABLE = table();

  private CrcCcitt() {}

  static int of(byte[] bytes) {
    int crc = 0xFFFF;
    for (byte b : bytes) {
      crc = ((crc << 8) ^ TABLE[((crc >> 8) ^ b) & 0xFF]) & 0xFFFF;
    }
    return crc;
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
