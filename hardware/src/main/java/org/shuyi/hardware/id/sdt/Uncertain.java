package org.shuyi.hardware.id.sdt;

/** What no source proves for every module. Settle it on a real reader, here and nowhere else. */
final class Uncertain {
  /** The letter of a residence permit: its layout was seen, the letter is from memory. */
  static final char RESIDENCE_PERMIT = 'J';

  /** The five-star card's letter and layout: known from one program. */
  static final char FOREIGNER_2023 = 'Y';

  /**
   * After a card was read most modules say "no card" until it is lifted, some find it again and
   * again: only after so many times "no card" in a row is the next one found a new one.
   */
  static final int MISSES_BEFORE_NEXT = 2;

  private Uncertain() {}
}
