package org.shuyi.sync.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What goes wrong by chance. Each kind of trouble has its own random numbers, so that a world
 * without one of them is still much the same world.
 */
final class Fate {
  private static final long USUAL = 40;
  private static final long SLOW = 20_000;
  private static final long FORGOTTEN_IN_A_QUEUE = 4 * 3_600_000L;

  private final Keep keep;
  private final Map<Trouble, SplittableRandom> random = new EnumMap<>(Trouble.class);
  private final Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
  private boolean trouble = true;

  Fate(long seed, Keep keep) {
    this.keep = keep;
    for (Trouble kind : Trouble.values()) {
      random.put(kind, new SplittableRandom(seed * 1000 + kind.ordinal()));
    }
  }

  void calm() {
    trouble = false;
  }

  boolean isTrouble() {
    return trouble;
  }

  /** True that often, if this kind of trouble is kept. */
  boolean strikes(Trouble kind, int percent) {
    boolean hit = trouble && of(kind).nextInt(100) < percent && keep.has(kind);
    if (hit) {
      count(kind);
    }
    return hit;
  }

  /** The random numbers of one kind of trouble. */
  RandomGenerator of(Trouble kind) {
    SplittableRandom own = random.get(kind);
    if (own == null) {
      throw new IllegalStateException("no numbers for " + kind);
    }
    return own;
  }

  void count(Trouble kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  Map<Trouble, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Milliseconds on the way; different ones reorder messages. */
  long delay() {
    if (strikes(Trouble.MESSAGE_HOURS_LATE, 3)) {
      return of(Trouble.MESSAGE_HOURS_LATE).nextLong(FORGOTTEN_IN_A_QUEUE);
    }
    return strikes(Trouble.MESSAGE_LATE, 30)
        ? of(Trouble.MESSAGE_LATE).nextLong(SLOW)
        : 1 + of(Trouble.MESSAGE_LOST).nextLong(USUAL);
  }

  /** How many copies of a message that was taken over arrive: none, one or two. */
  int copies() {
    if (strikes(Trouble.MESSAGE_LOST, 12)) {
      return 0;
    }
    return strikes(Trouble.MESSAGE_DOUBLED, 12) ? 2 : 1;
  }
}
