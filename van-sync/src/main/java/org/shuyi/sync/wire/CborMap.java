package org.shuyi.sync.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A CBOR map with integer keys in ascending order. Small: it has the fields of one message. */
final class CborMap {
  /** Far more fields than any message has. */
  static final int MOST = 64;

  /** As many as an act has. */
  private static final int USUAL = 10;

  private static final int[] NO_KEYS = {};
  private static final Object[] NO_VALUES = {};

  // A hostile message is full of empty maps, which must not cost much.
  private int[] keys = NO_KEYS;
  private Object[] values = NO_VALUES;
  private int size;

  int size() {
    return size;
  }

  int key(int index) {
    return keys[index];
  }

  Object value(int index) {
    return values[index];
  }

  @Nullable Object get(int key) {
    int index = Arrays.binarySearch(keys, 0, size, key);
    return index < 0 ? null : values[index];
  }

  /**
   * Adds a field.
   *
   * @return false if the key is there already, or there are too many; then nothing is added
   */
  boolean put(int key, Object value) {
    int index = size == 0 || keys[size - 1] < key ? ~size : Arrays.binarySearch(keys, 0, size, key);
    if (index >= 0 || size == MOST) {
      return false;
    }
    insert(~index, key, value);
    return true;
  }

  private void insert(int index, int key, Object value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, Math.max(USUAL, 2 * size));
      values = Arrays.copyOf(values, keys.length);
    }
    System.arraycopy(keys, index, keys, index + 1, size - index);
    System.arraycopy(values, index, values, index + 1, size - index);
    keys[index] = key;
    values[index] = value;
    size++;
  }
}
