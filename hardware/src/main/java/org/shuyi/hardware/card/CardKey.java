package org.shuyi.hardware.card;

/** One of the two keys of a MIFARE Classic sector; never shown in text. */
public final class CardKey {
  /** Of a key, in bytes. */
  public static final int LENGTH = 6;

  private final Type type;
  private final byte[] bytes;

  /** Which of the two; the value is the card's command to authenticate by it. */
  public enum Type {
    A(0x60),
    B(0x61);

    private final int command;

    Type(int command) {
      this.command = command;
    }
  }

  /**
   * @throws IllegalArgumentException if these are not six bytes
   */
  public CardKey(Type type, byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a card's key of " + bytes.length + " bytes: expected 6");
    }
    this.type = type;
    this.bytes = bytes.clone();
  }

  /** 0x60 or 0x61. */
  public byte command() {
    return (byte) type.command;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "key " + type;
  }
}
