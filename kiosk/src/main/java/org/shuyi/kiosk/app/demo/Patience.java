package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting for something to become true, looking often, and saying what was waited for if it does
 * not.
 */
final class Patience {
  private static final Duration LOOK_EVERY = Duration.ofMillis(40);

  private Patience() {}

  /** Something that may not be true yet. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * @throws IOException if it does not become true in time
   */
  static void until(String what, Duration atMost, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException("waited " + atMost.toSeconds() + " s in vain until " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting until " + what);
      }
    }
  }
}
