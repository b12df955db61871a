package org.shuyi.sync.reference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a set, or one change to it. What the bytes mean depends on the set.
 *
 * @param key 1 to {@link #MAX_KEY} bytes; sets are sorted by it, bytes taken as unsigned
 * @param value at most {@link #MAX_VALUE} bytes; null in a change that takes the entry away
 */
@SuppressWarnings("ArrayRecordComponent") // compared by compareTo and sameAs only
public record Entry(byte[] key, byte @Nullable [] value) implements Comparable<Entry> {
  /** 64 UTF-16 units of an item id have at most 192 bytes of UTF-8. */
  public static final int MAX_KEY = 192;

  /** A title of 200 UTF-16 units has at most 600. */
  public static final int MAX_VALUE = 1024;

  public Entry {
    if (key.length == 0 || key.length > MAX_KEY) {
      throw new IllegalArgumentException("key of " + key.length + " bytes: expected 1 to 192");
    }
    if (value != null && value.length > MAX_VALUE) {
      throw new IllegalArgumentException("value of " + value.length + " bytes: expected 0 to 1024");
    }
  }

  /** By key. */
  @Override
  public int compareTo(Entry other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  /** The same key and value. */
  public boolean sameAs(Entry other) {
    return Arrays.equals(key, other.key) && Arrays.equals(value, other.value);
  }
}
