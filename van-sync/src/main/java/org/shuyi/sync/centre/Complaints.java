package org.shuyi.sync.centre;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Counts what goes wrong, and lets only so much of it into the log: each complaint once and then
 * now and then, so that a sick or hostile station does not fill the disk. Safe for use by several
 * threads.
 */
final class Complaints {
  /** Different complaints that are told apart; more than a library has stations. */
  private static final int DIFFERENT = 4096;

  private static final Duration USUAL_PAUSE = Duration.ofMinutes(10);

  private final Map<Object, Count> counts = new HashMap<>();
  private final long pause;
  private final LongSupplier nanos;
  private long sum;

  /**
   * @param pause between two lines of the same complaint
   * @param nanos a monotonic clock
   */
  Complaints(Duration pause, LongSupplier nanos) {
    this.pause = pause.toNanos();
    this.nanos = nanos;
  }

  /** With a line every ten minutes. */
  static Complaints usual() {
    return new Complaints(USUAL_PAUSE, System::nanoTime);
  }

  /**
   * Counts one.
   *
   * @param what equal for what is one complaint
   * @param log writes a line; gets how often it happened since the last one
   */
  void about(Object what, LongConsumer log) {
    long times = count(what);
    if (times > 0) {
      log.accept(times);
    }
  }

  /** How often it happened since the last line; 0 if no line is due. */
  private synchronized long count(Object what) {
    sum++;
    if (counts.size() >= DIFFERENT && !counts.containsKey(what)) {
      forgetOld();
    }
    Object known = counts.size() < DIFFERENT || counts.containsKey(what) ? what : Complaints.class;
    Count count = counts.computeIfAbsent(known, key -> new Count(nanos.getAsLong() - pause));
    count.times++;
    if (nanos.getAsLong() - count.told < pause) {
      return 0;
    }
    long times = count.times;
    count.times = 0;
    count.told = nanos.getAsLong();
    return times;
  }

  private void forgetOld() {
    long now = nanos.getAsLong();
    counts.values().removeIf(count -> count.times == 0 && now - count.told >= pause);
  }

  /** How often anything happened, since the start. */
  synchronized long sum() {
    return sum;
  }

  private static final class Count {
    private long times;
    private long told;

    Count(long told) {
      this.told = told;
    }
  }
}
