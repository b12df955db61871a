package org.shuyi.hardware.printer.escpos;

import java.nio.charset.Charset;

/**
 * Text as a Chinese printer takes it. GB18030 has one, two and four bytes per character; the
 * character generators of common printers know only the first two (the SPRT SP-POS91 manual says so
 * expressly), so the rest has to be drawn.
 */
final class Gb18030 {
  static final Charset CHARSET = Charset.forName("GB18030");

  private Gb18030() {}

  /** True if the printer's own characters are enough for this text. */
  static boolean covers(String text) {
    return text.codePoints().allMatch(c -> isAscii(c) || isTwoByte(c));
  }

  static boolean isAscii(int codePoint) {
    return codePoint >= ' ' && codePoint <= '~';
  }

  /** The private use area has two-byte codes, but no glyphs in a printer. */
  static boolean isTwoByte(int codePoint) {
    return codePoint >= 0x80
        && Character.getType(codePoint) != Character.PRIVATE_USE
        && Character.getType(codePoint) != Character.SURROGATE
        && encode(Character.toString(codePoint)).length == 2;
  }

  static byte[] encode(String text) {
    return text.getBytes(CHARSET);
  }
}
