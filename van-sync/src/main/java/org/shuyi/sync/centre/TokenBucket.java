package org.shuyi.sync.centre;

/**
 * How much one station may still send, in messages or in bytes: RFC 2697 with what it owes instead
 * of a second bucket. Pure; for one thread at a time.
 */
final class TokenBucket {
  /** The colours of RFC 2697. */
  enum Colour {
    /** Within its rate. */
    GREEN,
    /** Over it. */
    YELLOW,
    /** Over it and not slowing down. */
    RED
  }

  /**
   * @param burst at once, after some quiet
   * @param perSecond for long
   * @param debt so much beyond is RED
   */
  record Rate(long burst, long perSecond, long debt) {}

  private static final double NANOS = 1e9;

  private final Rate rate;
  private double level;
  private long at;

  /** Full at this moment, in nanoseconds of a monotonic clock. */
  TokenBucket(Rate rate, long now) {
    this.rate = rate;
    this.level = rate.burst();
    this.at = now;
  }

  Colour take(long tokens, long now) {
    fill(now);
    level = Math.max(level - tokens, -rate.debt());
    if (level >= 0) {
      return Colour.GREEN;
    }
    return level > -rate.debt() ? Colour.YELLOW : Colour.RED;
  }

  /** What was taken was well spent. */
  void giveBack(long tokens) {
    level = Math.min(rate.burst(), level + tokens);
  }

  boolean isFull(long now) {
    fill(now);
    return level >= rate.burst();
  }

  private void fill(long now) {
    level = Math.min(rate.burst(), level + (now - at) / NANOS * rate.perSecond());
    at = now;
  }
}
