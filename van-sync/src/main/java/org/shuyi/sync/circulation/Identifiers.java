package org.shuyi.sync.circulation;

/** What an identifier from a scanner, a tag or the wire may look like. */
final class Identifiers {
  static final int MAX_LENGTH = 64;

  private Identifiers() {}

  static void requireSafe(String what, String value) {
    requireText(what, value, MAX_LENGTH);
    if (value.indexOf('|') >= 0) {
      throw new IllegalArgumentException(what + " holds a vertical bar, which no barcode has");
    }
  }

  /** Words that people wrote, on one line. */
  static void requireText(String what, String value, int most) {
    if (value.isEmpty() || value.length() > most) {
      throw new IllegalArgumentException(
          what + " of " + value.length() + " characters: expected 1 to " + most);
    }
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new IllegalArgumentException(what + " holds half a character, which has no UTF-8");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " holds a control character");
    }
  }
}
