package org.shuyi.sync.journal;

/**
 * One life of a journal: random 64 bits, drawn when a journal is created or restored from a backup,
 * so that sequence numbers used twice can't be taken for each other.
 */
public record Epoch(long value) {
  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is not 1 to 16 hexadecimal digits
   */
  public static Epoch parse(String text) {
    try {
      return new Epoch(Long.parseUnsignedLong(text, 16));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("an epoch of 1 to 16 hexadecimal digits is expected", e);
    }
  }

  @Override
  public String toString() {
    return Long.toHexString(value);
  }
}
