package org.shuyi.hardware.locker.board;

/** What no source proves for every board. Settle it on a real cabinet, here and nowhere else. */
final class Uncertain {
  /** The bit of a closed hook on KERONG boards as they are usually wired; a setting turns it. */
  static final int KERONG_CLOSED_READS = 1;

  /** The two states of "8A" boards. Which of them is closed the sources disagree about. */
  static final int EIGHT_A_ELEVEN = 0x11;

  static final int EIGHT_A_ZERO = 0x00;

  private Uncertain() {}
}
