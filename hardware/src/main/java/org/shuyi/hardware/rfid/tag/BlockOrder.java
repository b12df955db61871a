package org.shuyi.hardware.rfid.tag;

/**
 * How a reader hands over the bytes of one block. Readers and their firmware differ, and some tags
 * were written through a reader of the other kind, so both orders are met on one shelf.
 */
public enum BlockOrder {
  /** Lowest address first. */
  AS_STORED,
  /** Highest address of each block first. */
  REVERSED;

  /** Puts {@code memory} into the other order, or leaves it, so that it is lowest address first. */
  public byte[] restore(byte[] memory, int blockSize) {
    byte[] restored = memory.clone();
    if (this == REVERSED) {
      for (int start = 0; start + blockSize <= memory.length; start += blockSize) {
        for (int i = 0; i < blockSize; i++) {
          restored[start + i] = memory[start + blockSize - 1 - i];
        }
      }
    }
    return restored;
  }
}
