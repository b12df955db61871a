package org.shuyi.hardware.dispenser;

/** How a move of a card ended, by what the dispenser said after it. */
public sealed interface CardMove {
  /** The card is where it was wanted. */
  record Done(DispenserState state) implements CardMove {}

  /**
   * The card is not where it was wanted.
   *
   * @param detail one English sentence for a technician
   * @param state after the attempt
   */
  record Failed(Cause cause, String detail, DispenserState state) implements CardMove {}

  /**
   * Nobody knows where the card is: ask for the state before trying again.
   *
   * @param detail one English sentence for a technician
   */
  record Unknown(String detail) implements CardMove {}

  /** Why a card was not moved. */
  enum Cause {
    /** There is none to be moved. */
    NO_CARD,
    /** One is there already. */
    CARD_IN_THE_WAY,
    STACK_EMPTY,
    BIN_FULL,
    JAMMED,
    /** It refused for another reason, or did not move it. */
    REFUSED
  }
}
