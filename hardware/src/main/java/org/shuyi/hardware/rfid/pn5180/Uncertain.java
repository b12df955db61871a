package org.shuyi.hardware.rfid.pn5180;

import java.time.Duration;

/** What no source proves. Settle it on a real chip, here and nowhere else. */
final class Uncertain {
  /**
   * The bits of TX_CONFIG that are cleared so that the next SEND_DATA sends an end of frame and
   * nothing else, which opens the next slot: from public drivers and AN12650, not the data sheet.
   */
  static final int WITHOUT_DATA = 0xFFFF_FB3F;

  /**
   * What the chip itself may add to the times of the standard, from the end of SEND_DATA to the
   * first pulse and from a tag's start of frame to the bit that tells it.
   */
  static final Duration CHIP_TAKES = Duration.ofNanos(200_000);

  /** How long the field needs to rise, and tags to start; off for as long, they forget. */
  static final Duration FIELD_SETTLES = Duration.ofMillis(6);

  /** Where the EEPROM begins with the number of the die. */
  static final int DIE_NUMBER_AT = 0x00;

  static final int DIE_NUMBER_LENGTH = 16;

  private Uncertain() {}
}
