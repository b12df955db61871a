package org.shuyi.sync.circulation;

import java.util.Arrays;

/** A {@link Person} that only the centre can read. */
public final class SealedPerson {
  /** Key id, encapsulated key, tag; and a little inside. */
  public static final int SHORTEST = 64;

  /** A name of 100 characters of four bytes, a number of 40, and what is around them. */
  public static final int LONGEST = 600;

  private final byte[] bytes;

  public SealedPerson(byte[] bytes) {
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new IllegalArgumentException(
          "sealed person of %d bytes: expected %d to %d"
              .formatted(bytes.length, SHORTEST, LONGEST));
    }
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedPerson sealed && Arrays.equals(bytes, sealed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedPerson[" + bytes.length + " bytes]";
  }
}
