package org.shuyi.hardware.sensor.sht3x;

import java.util.Optional;

/**
 * What an SHT3x answers: two words, each with a check byte (data sheet, "measurement" and "checksum
 * calculation"). Pure.
 *
 * @param celsius -45 to 130
 * @param humidity 0 to 100 %
 */
record Measurement(double celsius, double humidity) {
  /** One measurement, most repeatable, without holding the clock: 15 ms. */
  static final byte[] ASK = {0x24, 0x00};

  static final int LENGTH = 6;

  private static final int WORD = 3;
  private static final double FULL = 65_535;

  /** x8 + x5 + x4 + 1. */
  private static final int POLYNOMIAL = 0x31;

  /** Empty if a check byte does not fit. */
  static Optional<Measurement> of(byte[] answer) {
    return answer.length == LENGTH && fits(answer, 0) && fits(answer, WORD)
        ? Optional.of(
            new Measurement(-45 + 175 * word(answer, 0) / FULL, 100 * word(answer, WORD) / FULL))
        : Optional.empty();
  }

  private static boolean fits(byte[] answer, int at) {
    return crc(answer, at) == (answer[at + 2] & 0xFF);
  }

  private static int word(byte[] answer, int at) {
    return (answer[at] & 0xFF) << 8 | (answer[at + 1] & 0xFF);
  }

  private static int crc(byte[] answer, int at) {
    int crc = 0xFF;
    for (int i = at; i < at + 2; i++) {
      crc ^= answer[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
    }
    return crc & 0xFF;
  }
}
