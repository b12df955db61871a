package org.shuyi.hardware.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One contact, as a pure function: it has changed when three looks in a row say so, and is let go
 * only when it was not made for a while.
 *
 * @param settled what is believed; empty until three looks agree
 * @param looked the last look
 * @param agreeing how many looks in a row were like the last, at most three
 * @param lastMade when it was last seen made
 */
public record Debounce(Optional<Boolean> settled, boolean looked, int agreeing, Instant lastMade) {
  /** Contacts bounce for some milliseconds; noise hits one look. */
  public static final int LOOKS = 3;

  public static final Debounce NEW = new Debounce(Optional.empty(), false, 0, Instant.MIN);

  /**
   * What a look makes of it. What was believed before is not what is believed now: then it has
   * changed.
   *
   * @param hold how long it counts as made after it was
   */
  public Debounce seen(boolean made, Instant now, Duration hold) {
    int same = made == looked ? Math.min(LOOKS, agreeing + 1) : 1;
    Instant last = made ? now : lastMade;
    return new Debounce(settled(made, same, last, now, hold), made, same, last);
  }

  private Optional<Boolean> settled(
      boolean made, int same, Instant last, Instant now, Duration hold) {
    boolean held = !made && settled.orElse(false) && now.isBefore(last.plus(hold));
    return same < LOOKS || held ? settled : Optional.of(made);
  }
}
