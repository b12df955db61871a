package org.shuyi.sync.journal;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.shuyi.sync.circulation.ActId;

/**
 * Makes ids: UUIDv7 (RFC 9562 section 5.7) with a counter in the 12 bits after the time (section
 * 6.2 method 1), so that each is greater than the one before, also within a millisecond and when
 * the clock steps back. Unique by its 62 random bits even where the clock starts at 1970 on every
 * boot. Safe for several threads.
 */
public final class ActIds {
  private static final int COUNTER_BITS = 12;

  /** The counter starts in the lower half, which leaves room to count. */
  private static final int FIRST_COUNT_BOUND = 1 << (COUNTER_BITS - 1);

  /** A short for the counter and a long for the rest. */
  private static final int RANDOM_BYTES = Short.BYTES + Long.BYTES;

  /** Random bytes are drawn for so many ids at once, which costs little more than for one. */
  private static final int BLOCK = 64;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK * RANDOM_BYTES).limit(0);

  /** Milliseconds in the upper 48 bits' place, counter in the lower 12. */
  private long last;

  /**
   * A source of ids.
   *
   * @param random in a station, a {@link java.security.SecureRandom}
   */
  public ActIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next id. */
  public synchronized ActId next() {
    if (!block.hasRemaining()) {
      random.nextBytes(block.clear().array());
    }
    long now = (clock.millis() << COUNTER_BITS) | (block.getShort() & (FIRST_COUNT_BOUND - 1));
    boolean later = now >>> COUNTER_BITS > last >>> COUNTER_BITS;
    last = later ? now : last + 1;
    return new ActId(new UUID(upper(last), lower()));
  }

  private static long upper(long timeAndCount) {
    long time = timeAndCount >>> COUNTER_BITS;
    long count = timeAndCount & ((1L << COUNTER_BITS) - 1);
    return (time << 16) | 0x7000L | count;
  }

  private long lower() {
    return (block.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
  }
}
