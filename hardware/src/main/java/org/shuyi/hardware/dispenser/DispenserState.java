package org.shuyi.hardware.dispenser;

/**
 * What a dispenser said when it was last asked.
 *
 * @param card where a card is outside of the stack
 * @param stack how full it is
 * @param binFull true if no card can be captured any more
 * @param jammed true from a jam until a move succeeds or the dispenser is set up again
 */
public record DispenserState(Place card, Stack stack, boolean binFull, boolean jammed) {
  /** Where a card is. */
  public enum Place {
    NONE,
    /** In the mouth, to be taken. */
    MOUTH,
    READER
  }

  /** How many cards are left. */
  public enum Stack {
    EMPTY,
    /** Near empty: a dozen or so, as the sensor is set. */
    LOW,
    ENOUGH
  }
}
