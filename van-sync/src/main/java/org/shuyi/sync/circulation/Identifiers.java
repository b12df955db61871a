package org.shuyi.sync.circulation;

/** What an identifier from a scanner, a tag or the wire may look like. */
final class Identifiers {
  static final int MAX_LENGTH = 64;

  private Identifiers() {}

  static void requireSafe(String what, String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + " of " + value.length() + " characters: expected 1 to " + MAX_LENGTH);
    }
    if (value
        .codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new IllegalArgumentException(what + " holds half a character, which has no UTF-8");
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == '|')) {
      throw new IllegalArgumentException(
          what + " holds a control character or a vertical bar, which no barcode has");
    }
  }
}
