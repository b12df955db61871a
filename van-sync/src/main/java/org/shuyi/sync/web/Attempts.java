package org.shuyi.sync.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/**
 * Slows down who guesses: five wrong ones are free, then each has to wait, twice as long each time,
 * from 30 s to 15 minutes. What is counted by account and by address is up to the caller. Safe for
 * use by several threads.
 */
public final class Attempts {
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Further ones push out the oldest, who can try five times anew. */
  private static final int REMEMBERED = 10_000;

  private final LinkedHashMap<String, Wrong> wrong = new LinkedHashMap<>();
  private final InstantSource clock;

  public Attempts(InstantSource clock) {
    this.clock = clock;
  }

  private record Wrong(int times, Instant last) {
    Instant until() {
      return times < FREE ? last : last.plus(pause());
    }

    private Duration pause() {
      Duration doubled = FIRST.multipliedBy(1L << Math.min(times - FREE, 10));
      return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
  }

  /** How long this one has to wait; zero for not at all. */
  public synchronized Duration pause(String who) {
    Wrong known = wrong.get(who);
    Duration left =
        known == null ? Duration.ZERO : Duration.between(clock.instant(), known.until());
    return left.isPositive() ? left : Duration.ZERO;
  }

  public synchronized void failed(String who) {
    Wrong known = wrong.remove(who);
    if (wrong.size() >= REMEMBERED) {
      wrong.pollFirstEntry();
    }
    wrong.put(who, new Wrong(known == null ? 1 : known.times() + 1, clock.instant()));
  }

  public synchronized void succeeded(String who) {
    wrong.remove(who);
  }
}
