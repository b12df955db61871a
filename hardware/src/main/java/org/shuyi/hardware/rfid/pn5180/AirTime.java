package org.shuyi.hardware.rfid.pn5180;

import java.time.Duration;

/**
 * How long a reader has to wait in the air, in cycles of the carrier: ISO/IEC 15693-2, 7.1 and 8.2
 * (a byte, and where a frame begins and ends) and ISO/IEC 15693-3, 9 (t1, t2, t3), at the high data
 * rate, one pulse out of four, one subcarrier. Pure.
 */
final class AirTime {
  private static final double CYCLE_NANOS = 1e9 / 13.56e6;

  private static final int BYTE = 4096;
  private static final int REQUEST_BEGINS = 1024;
  private static final int REQUEST_ENDS = 512;
  private static final int CHECK_SUM = 2;

  /** The most of t1, from the end of a request to the beginning of the answer. */
  private static final int T1 = 4384;

  /** Of the answer's start of frame; with T1 it is t3, after which a slot is known to be empty. */
  private static final int ANSWER_BEGINS = 2048;

  /** The least from an answer to the next request. */
  static final Duration T2 = cycles(4192);

  private AirTime() {}

  /**
   * From its first pulse until an answer must have begun.
   *
   * @param bytes of a request without its check sum; 0 for a bare end of frame, which opens a slot
   */
  static Duration untilAnswered(int bytes) {
    int request = bytes == 0 ? 0 : REQUEST_BEGINS + (bytes + CHECK_SUM) * BYTE;
    return cycles(request + REQUEST_ENDS + T1 + ANSWER_BEGINS);
  }

  private static Duration cycles(int cycles) {
    return Duration.ofNanos(Math.round(cycles * CYCLE_NANOS));
  }
}
