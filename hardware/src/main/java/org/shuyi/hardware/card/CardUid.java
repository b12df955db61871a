package org.shuyi.hardware.card;

import java.util.HexFormat;
import java.util.Optional;

/**
 * The number that a chip says of itself (ISO/IEC 14443-3), never shown in text.
 *
 * @param hex 8, 14 or 20 capital hexadecimal digits, in the order in which the chip sends them
 */
public record CardUid(String hex) {
  /** Empty unless there are 4, 7 or 10 bytes. */
  public static Optional<CardUid> of(byte[] bytes) {
    return switch (bytes.length) {
      case 4, 7, 10 -> Optional.of(new CardUid(HexFormat.of().withUpperCase().formatHex(bytes)));
      default -> Optional.empty();
    };
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** A chip whose four bytes begin with 08 says another number each time. */
  public boolean random() {
    return hex.length() == 8 && hex.startsWith("08");
  }

  @Override
  public String toString() {
    return "UID of " + hex.length() / 2 + " bytes";
  }
}
