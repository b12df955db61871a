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

  Optional<byte[]> read(int block) {
    return Optional.ofNullable(blocks.get(block)).map(byte[]::clone);
  }
}
