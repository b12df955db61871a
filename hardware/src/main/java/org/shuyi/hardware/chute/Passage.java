package org.shuyi.hardware.chute;

import java.time.Instant;
import java.util.Optional;

/**
 * A book on its way from the slot to a bin, as a pure function. One look at a flap that is not
 * closed is enough to stop: fingers are worth more than a stray look. That the slot is empty is
 * believed after three.
 *
 * @param end when the belt has run as long as it may
 * @param clear looks in a row at an empty slot
 */
public record Passage(int bin, Instant end, int clear) {
  private static final int LOOKS = 3;

  /** The belt begins to run. */
  public static Passage begin(int bin, Instant end) {
    return new Passage(bin, end, 0);
  }

  /**
   * Where a look leads.
   *
   * @param over what it ended in: the belt is to stand now; empty while it may run on
   */
  public record Step(Passage next, Optional<Intake> over) {}

  /** What a look makes of it. */
  public Step seen(boolean flapClosed, boolean occupied, Instant now) {
    Passage next = new Passage(bin, end, occupied ? 0 : clear + 1);
    if (!flapClosed) {
      return new Step(next, Optional.of(new Intake.Stopped()));
    }
    if (next.clear >= LOOKS) {
      return new Step(next, Optional.of(new Intake.Taken(bin)));
    }
    return new Step(next, now.isBefore(end) ? Optional.empty() : Optional.of(new Intake.Stuck()));
  }
}
