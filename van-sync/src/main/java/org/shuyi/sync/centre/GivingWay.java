package org.shuyi.sync.centre;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When accepted batches are unpacked. What comes in goes first, for a station may be reachable for
 * minutes only; but lanes wait no longer for that than two seconds; for the next two both go on at
 * once.
 */
final class GivingWay {
  private static final long QUIET = Duration.ofMillis(20).toNanos();
  private static final long LONGEST = Duration.ofSeconds(2).toNanos();

  private final LongSupplier nanos;
  private volatile long cameInAt;
  private long turnEnds;

  /**
   * @param nanos {@link System#nanoTime}
   */
  GivingWay(LongSupplier nanos) {
    this.nanos = nanos;
    this.cameInAt = nanos.getAsLong() - QUIET;
    this.turnEnds = nanos.getAsLong();
  }

  /** New acts came in. From any thread. */
  void cameIn() {
    cameInAt = nanos.getAsLong();
  }

  /** How long to wait before the next look; 0 if batches may be unpacked. */
  long waitNanos(long since) {
    long now = nanos.getAsLong();
    long quietIn = cameInAt + QUIET - now;
    if (quietIn > 0 && now - since >= LONGEST) {
      turnEnds = now + LONGEST;
    }
    return mayGoOn() ? 0 : quietIn;
  }

  /** Whether no more came in since, or it is the turn of what did before. */
  boolean mayGoOn() {
    long now = nanos.getAsLong();
    return now - cameInAt >= QUIET || now - turnEnds < 0;
  }

  void awaitTurn() throws InterruptedException {
    long since = nanos.getAsLong();
    for (long wait = waitNanos(since); wait > 0; wait = waitNanos(since)) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }
}
