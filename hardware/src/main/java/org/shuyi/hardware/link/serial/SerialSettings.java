package org.shuyi.hardware.link.serial;

/**
 * How bytes go over a serial line, always with 8 data bits and 1 stop bit.
 *
 * @param path as {@code /dev/ttyUSB0}
 * @param baud 1200 to 921600
 */
public record SerialSettings(String path, int baud, Parity parity) {
  public SerialSettings {
    if (baud < 1200 || baud > 921_600) {
      throw new IllegalArgumentException("baud rate " + baud + ": expected 1200 to 921600");
    }
  }

  /** The check bit of each byte. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }
}
