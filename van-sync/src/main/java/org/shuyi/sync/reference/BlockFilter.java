package org.shuyi.sync.reference;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.fastfilter.utils.Hash;
import org.fastfilter.xor.Xor8;

/**
 * A xor filter (Graf and Lemire, 2020) over the keyed hashes of every blocked patron, at about ten
 * bits each. A miss is certain; a hit is wrong once in 256 times.
 */
public final class BlockFilter {
  /** Equal lists become equal bytes: stations fetch a filter only if the list changed. */
  private static final long SEED = 0x5368757969L;

  /** The list's length and the filter's own seed. */
  private static final int HEAD = Integer.BYTES + Long.BYTES;

  /** The library never ends on two keys; made-up ones fill a list that is shorter than this. */
  private static final int LEAST = 16;

  private static final BlockFilter EMPTY = new BlockFilter(new Xor8(new long[0]));

  private final Xor8 filter;

  private BlockFilter(Xor8 filter) {
    this.filter = filter;
  }

  /** A filter of nobody, which is wrong as often as any other. */
  public static BlockFilter empty() {
    return EMPTY;
  }

  /** What stands for a patron in the filter. */
  public static long key(PatronHash patron) {
    return Long.parseUnsignedLong(patron.hex(), 0, 16, 16);
  }

  /** A filter over these keys, in any order; the same key may come twice. */
  public static synchronized BlockFilter of(LongStream blocked) {
    // The library draws its seeds from one static Random; it would never end with a key twice.
    Hash.setSeed(SEED);
    long[] keys = blocked.sorted().distinct().toArray();
    return keys.length == 0 ? EMPTY : new BlockFilter(new Xor8(filled(keys)));
  }

  private static long[] filled(long[] keys) {
    return keys.length >= LEAST
        ? keys
        : LongStream.concat(
                LongStream.of(keys),
                LongStream.rangeClosed(1, LEAST).map(i -> i * 0x9E3779B97F4A7C15L))
            .sorted()
            .distinct()
            .toArray();
  }

  public boolean mayContain(PatronHash patron) {
    return filter.mayContain(key(patron));
  }

  public byte[] toBytes() {
    return filter.getData();
  }

  /**
   * @throws IllegalArgumentException not the bytes of a filter
   */
  public static BlockFilter fromBytes(byte[] bytes) {
    if (bytes.length < HEAD) {
      throw new IllegalArgumentException("a block filter of " + bytes.length + " bytes");
    }
    int size = ByteBuffer.wrap(bytes).getInt();
    // As the library lays it out: 1.23 bytes a key and three more.
    if (size < 0 || bytes.length != HEAD + 3 + 123L * size / 100) {
      throw new IllegalArgumentException(
          "a block filter of " + bytes.length + " bytes for " + size + " patrons");
    }
    return new BlockFilter(new Xor8(new ByteArrayInputStream(bytes)));
  }
}
