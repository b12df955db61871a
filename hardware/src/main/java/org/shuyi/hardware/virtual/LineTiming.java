package org.shuyi.hardware.virtual;

import java.time.Duration;

/**
 * How long bytes take on a line. A pseudo-terminal takes no time at all, a UART does.
 *
 * @param baud bits per second, 1 to 10,000,000; 0 for a line without delay
 * @param bitsPerByte start, data, parity and stop bits: 10 for 8N1, 11 for 8E1
 */
public record LineTiming(int baud, int bitsPerByte) {
  /** As fast as the machine. */
  public static final LineTiming NONE = new LineTiming(0, 10);

  public static LineTiming of(int baud) {
    return new LineTiming(baud, 10);
  }

  /** How long so many bytes take. */
  public Duration forBytes(long bytes) {
    return baud == 0
        ? Duration.ZERO
        : Duration.ofNanos(bytes * bitsPerByte * 1_000_000_000L / baud);
  }
}
