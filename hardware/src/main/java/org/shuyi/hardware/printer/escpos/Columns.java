package org.shuyi.hardware.printer.escpos;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How many columns of the paper a character takes. */
final class Columns {
  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  /** Where the pictographs begin (U+1F000). */
  private static final int FIRST_PICTOGRAPH = 0x1F000;

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /**
   * The printer's own glyphs decide where it has them: all it draws from the two-byte area of
   * GB18030 is as wide as a hanzi, é and Ж too.
   */
  static int of(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (isMark(codePoint)) {
      return 0;
    }
    return Gb18030.isTwoByte(codePoint) || isWide(codePoint) ? 2 : 1;
  }

  /** True if the character stands on the one before it. */
  static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static boolean isWide(int codePoint) {
    return codePoint >= FIRST_PICTOGRAPH || WIDE_SCRIPTS.contains(UnicodeScript.of(codePoint));
  }
}
