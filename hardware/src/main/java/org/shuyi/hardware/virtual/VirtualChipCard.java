package org.shuyi.hardware.virtual;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A card with a contactless chip: a MIFARE Classic if it has keys, else an NTAG. Not thread-safe.
 */
public final class VirtualChipCard {
  private final byte[] uid;
  private final Map<Integer, byte[]> blocks = new TreeMap<>();
  private byte[] keyA = {};
  private byte[] keyB = {};
  private int spoilt;

  /**
   * @param uid in hexadecimal digits: 4, 7 or 10 bytes
   */
  public VirtualChipCard(String uid) {
    this.uid = HexFormat.of().parseHex(uid);
    if (this.uid.length != 4 && this.uid.length != 7 && this.uid.length != 10) {
      throw new IllegalArgumentException(uid + ": expected 8, 14 or 20 hexadecimal digits");
    }
  }

  /** The keys of all its sectors, in hexadecimal digits. */
  public VirtualChipCard locked(String keyA, String keyB) {
    this.keyA = HexFormat.of().parseHex(keyA);
    this.keyB = HexFormat.of().parseHex(keyB);
    return this;
  }

  /** Writes 16 bytes: one block, or four pages. */
  public VirtualChipCard holds(int block, byte[] bytes) {
    blocks.put(block, Arrays.copyOf(bytes, 16));
    return this;
  }

  byte[] uid() {
    return uid.clone();
  }

  /** 00 of an NTAG, 08 of a MIFARE Classic 1K. */
  byte sak() {
    return (byte) (isLocked() ? 0x08 : 0x00);
  }

  boolean isLocked() {
    return keyA.length > 0;
  }

  /**
   * @param command 0x60 or 0x61
   */
  boolean opens(int command, byte[] key) {
    return isLocked() && Arrays.equals(key, command == 0x60 ? keyA : keyB);
  }

  /** A block of 16 bytes, or a page of 4: pages before it begin the read that starts there. */
  void write(int block, byte[] bytes) {
    byte[] kept = spoilt-- > 0 ? new byte[bytes.length] : bytes.clone();
    if (bytes.length == 16) {
      blocks.put(block, kept);
      return;
    }
    for (int first = block - 3; first <= block; first++) {
      byte[] pages = blocks.computeIfAbsent(first, ignored -> new byte[16]);
      System.arraycopy(kept, 0, pages, (block - first) * 4, 4);
    }
  }

  /** Takes the next blocks or pages that are written, and keeps zeros. */
  public VirtualChipCard spoils(int writes) {
    spoilt = writes;
    return this;
  }

  /** What it holds there; empty if nothing was ever written. */
  public Optional<byte[]> read(int block) {
    return Optional.ofNullable(blocks.get(block)).map(byte[]::clone);
  }
}
