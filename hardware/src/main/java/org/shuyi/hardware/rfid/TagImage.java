package org.shuyi.hardware.rfid;

import java.util.Arrays;

/**
 * What is to stand on a tag.
 *
 * @param dsfid data storage format identifier, 0 to 255
 * @param memory from block 0 on, lowest address first; the last block is filled up with zeros
 */
public record TagImage(int dsfid, byte[] memory) {
  public TagImage {
    if (dsfid < 0 || dsfid > 255) {
      throw new IllegalArgumentException("DSFID " + dsfid + ": expected 0 to 255");
    }
    memory = memory.clone();
  }

  @Override
  public byte[] memory() {
    return memory.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagImage(int theirs, byte[] bytes)
        && theirs == dsfid
        && Arrays.equals(bytes, memory);
  }

  @Override
  public int hashCode() {
    return 31 * dsfid + Arrays.hashCode(memory);
  }

  /** Without the bytes: a patron card has a number in them. */
  @Override
  public String toString() {
    return "TagImage[DSFID %02X, %d bytes]".formatted(dsfid, memory.length);
  }
}
