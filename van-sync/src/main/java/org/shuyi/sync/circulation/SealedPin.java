package org.shuyi.sync.circulation;

import java.util.Arrays;

/** A PIN on its way to the centre, which alone can read it. Of one length, whatever the PIN's. */
public final class SealedPin {
  /** Key id, encapsulated key, 64 bytes with the PIN in them, tag. */
  public static final int BYTES = 8 + 32 + 64 + 16;

  private final byte[] bytes;

  public SealedPin(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "sealed PIN of %d bytes: expected %d".formatted(bytes.length, BYTES));
    }
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedPin sealed && Arrays.equals(bytes, sealed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedPin[]";
  }
}
