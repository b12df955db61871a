package org.shuyi.hardware.rfid;

import java.util.HexFormat;

/**
 * The unique identifier that the maker burned into a tag (ISO/IEC 15693-3: 64 bits, first byte E0,
 * second byte the maker).
 *
 * @param value the eight bytes, most significant first
 */
public record TagUid(long value) {
  /**
   * Reads a UID as readers and technicians write it.
   *
   * @param hex 16 hex digits, as {@code E00401001A2B3C4D}
   */
  public static TagUid parse(String hex) {
    if (hex.length() != 16) {
      throw new IllegalArgumentException("tag UID '" + hex + "': expected 16 hex digits");
    }
    return new TagUid(HexFormat.fromHexDigitsToLong(hex));
  }

  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().toHexDigits(value);
  }
}
