package org.shuyi.sync.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.reference.PatronHash;

/**
 * Counts wrong PINs card by card. Three in a row are free; then the card waits a quarter of an hour
 * for the next try, and twice as long after each further wrong one, up to a day: some ten tries on
 * the first day, one on each after that. Forgotten by a right one, and a day after a lock has run
 * out.
 *
 * @param cards those with a wrong one, at most {@link #MOST}
 */
public record PinThrottle(Map<PatronHash, Tries> cards) {
  /** Of one card: how many wrong ones in a row, and when the last. */
  public record Tries(int wrong, Instant last) {}

  /** Over this the card goes whose last wrong one is the oldest. */
  public static final int MOST = 1000;

  private static final int FREE = 3;
  private static final Duration FIRST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofDays(1);

  public PinThrottle {
    cards = Map.copyOf(cards);
  }

  public static PinThrottle none() {
    return new PinThrottle(Map.of());
  }

  /** Until when no PIN of this card is looked at; empty if one is. */
  public Optional<Instant> lockedUntil(PatronHash card, Instant now) {
    return Optional.ofNullable(cards.get(card))
        .map(tries -> notAfter(tries.last(), now).plus(lock(tries.wrong())))
        .filter(until -> until.isAfter(now));
  }

  /** A clock that was set back since must not lengthen a lock. */
  private static Instant notAfter(Instant last, Instant now) {
    return last.isAfter(now) ? now : last;
  }

  private static Duration lock(int wrong) {
    if (wrong < FREE) {
      return Duration.ZERO;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(wrong - FREE, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  /** After a wrong one. */
  public PinThrottle wrong(PatronHash card, Instant now) {
    Map<PatronHash, Tries> next = remembered(now);
    Tries before = next.getOrDefault(card, new Tries(0, now));
    next.put(card, new Tries(before.wrong() + 1, now));
    if (next.size() > MOST) {
      next.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(card))
          .min(Comparator.comparing(entry -> entry.getValue().last()))
          .ifPresent(oldest -> next.remove(oldest.getKey()));
    }
    return new PinThrottle(next);
  }

  private Map<PatronHash, Tries> remembered(Instant now) {
    Map<PatronHash, Tries> kept = new HashMap<>();
    cards.forEach(
        (card, tries) -> {
          Tries known = new Tries(tries.wrong(), notAfter(tries.last(), now));
          if (known.last().plus(lock(known.wrong())).plus(LONGEST).isAfter(now)) {
            kept.put(card, known);
          }
        });
    return kept;
  }

  /** One less: it was no try after all. */
  public PinThrottle taken(PatronHash card) {
    Tries tries = cards.get(card);
    if (tries == null || tries.wrong() == 1) {
      return right(card);
    }
    Map<PatronHash, Tries> next = new HashMap<>(cards);
    next.put(card, new Tries(tries.wrong() - 1, tries.last()));
    return new PinThrottle(next);
  }

  /** After a right one. */
  public PinThrottle right(PatronHash card) {
    Map<PatronHash, Tries> next = new HashMap<>(cards);
    next.remove(card);
    return new PinThrottle(next);
  }
}
