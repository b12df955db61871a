package org.shuyi.sync.centre;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.shuyi.sync.circulation.StationId;

/**
 * What each station may ask of something: so much at once, and then one by one, as a token bucket
 * gives. Safe for use by several threads.
 */
final class Ration {
  private final int most;
  private final long each;
  private final LongSupplier nanos;
  private final Map<StationId, Long> emptyUntil = new HashMap<>();

  /**
   * @param most at once
   * @param each how long it takes until there is one more
   * @param nanos a monotonic clock
   */
  Ration(int most, Duration each, LongSupplier nanos) {
    this.most = most;
    this.each = each.toNanos();
    this.nanos = nanos;
  }

  /**
   * Questions whether a person has a card. A station has the key of their hashes, so it could try
   * the numbers of documents; making a card takes a patron more than a minute.
   */
  static Ration ofPeople() {
    return new Ration(10, Duration.ofMinutes(1), System::nanoTime);
  }

  /** Never blocks. False if there is none now. */
  synchronized boolean take(StationId station) {
    long now = nanos.getAsLong();
    long used = Math.max(emptyUntil.getOrDefault(station, now) - now, 0);
    if (used > (most - 1) * each) {
      return false;
    }
    emptyUntil.put(station, now + used + each);
    return true;
  }
}
