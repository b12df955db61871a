package org.shuyi.hardware.sensor.max17040;

import java.util.Optional;

/**
 * What the registers VCELL (0x02) and SOC (0x04) say, read in one go. I2C has no check sum: words
 * that no battery has are none. Pure.
 *
 * @param steps voltage in steps of 1.25 mV for each cell
 * @param percent 0 to 100
 */
record Gauge(int steps, double percent) {
  /** VCELL; SOC follows. */
  static final byte[] ASK = {0x02};

  static final int LENGTH = 4;

  /** The version of the chip, two bytes. */
  static final byte[] ASK_VERSION = {0x08};

  private static final double MV = 1.25;

  /** 2.4 V: below this the chip itself does not run. */
  private static final int LEAST_STEPS = 1920;

  private static final int ALL_ONES = 0xFFF;

  /** The model of the battery may run over a little. */
  private static final double MOST = 125;

  /** Empty if no battery has such a voltage or charge. */
  static Optional<Gauge> of(byte[] answer) {
    if (answer.length != LENGTH) {
      return Optional.empty();
    }
    int steps = word(answer, 0) >> 4;
    double percent = word(answer, 2) / 256.0;
    return steps >= LEAST_STEPS && steps < ALL_ONES && percent <= MOST
        ? Optional.of(new Gauge(steps, Math.min(100, percent)))
        : Optional.empty();
  }

  static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /** Of one cell. */
  int millivolts() {
    return (int) Math.round(steps * MV);
  }
}
