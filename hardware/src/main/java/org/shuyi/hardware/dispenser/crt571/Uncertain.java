package org.shuyi.hardware.dispenser.crt571;

import java.time.Duration;

/** What no source proves for every firmware. Settle it on a real dispenser, here only. */
final class Uncertain {
  /** The parameter of A2 (serial number) and A4 (version): the manuals' lists leave it out. */
  static final int ASK = 0x30;

  /** One program knows this mark of a refusal besides 'N'. */
  static final int OTHER_REFUSAL = 0x45;

  /** Whether a move that was not acknowledged can still be under way for so long. */
  static final Duration UNACKNOWLEDGED_MOVE = Duration.ofSeconds(2);

  /**
   * Error codes that are taken for a jam: 10 jam, 13 card too long, 14 too short, 51 motor. Only
   * the first is called so.
   */
  static final String JAMS = "10 13 14 51";

  private Uncertain() {}
}
