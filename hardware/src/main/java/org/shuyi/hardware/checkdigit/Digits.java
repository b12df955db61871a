package org.shuyi.hardware.checkdigit;

/** ASCII digits; what else Unicode calls a digit is none on a card. */
final class Digits {
  private Digits() {}

  /** Never says the text: it may be somebody's number. */
  static int at(CharSequence text, int index) {
    char c = text.charAt(index);
    if (c < '0' || c > '9') {
      throw new IllegalArgumentException("character " + index + " is no digit: expected 0 to 9");
    }
    return c - '0';
  }

  static boolean areAll(CharSequence text, int count) {
    return text.chars().limit(count).allMatch(c -> c >= '0' && c <= '9');
  }
}
