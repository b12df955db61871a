package org.shuyi.sync.simulation;

import java.util.random.RandomGenerator;

/** What becomes of one message. Only while there is trouble in the world. */
final class Fate {
  private static final long USUAL = 40;
  private static final long SLOW = 20_000;
  private static final long FORGOTTEN_IN_A_QUEUE = 4 * 3_600_000L;

  private final RandomGenerator random;
  private boolean trouble = true;

  Fate(RandomGenerator random) {
    this.random = random;
  }

  void calm() {
    trouble = false;
  }

  boolean chance(int percent) {
    return trouble && random.nextInt(100) < percent;
  }

  /** Milliseconds on the way; different ones reorder messages. */
  long delay() {
    if (chance(3)) {
      return random.nextLong(FORGOTTEN_IN_A_QUEUE);
    }
    return chance(30) ? random.nextLong(SLOW) : 1 + random.nextLong(USUAL);
  }

  /** How many copies of a message that was taken over arrive: none, one or two. */
  int copies() {
    if (chance(12)) {
      return 0;
    }
    return chance(12) ? 2 : 1;
  }
}
