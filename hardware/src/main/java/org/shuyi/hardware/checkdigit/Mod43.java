package org.shuyi.hardware.checkdigit;

/** Modulo 43, as the optional last character of a Code 39 symbol (ISO/IEC 16388, annex A). */
public final class Mod43 {
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

  private Mod43() {}

  /**
   * @param text of the 43 characters of Code 39, at least one
   * @throws IllegalArgumentException otherwise
   */
  public static char of(CharSequence text) {
    if (text.isEmpty() || !fits(text)) {
      throw new IllegalArgumentException(
          "a check character of no Code 39 text: expected 0-9, A-Z, space and -.$/+%");
    }
    int sum = text.chars().map(CHARACTERS::indexOf).sum();
    return CHARACTERS.charAt(sum % CHARACTERS.length());
  }

  public static boolean checks(CharSequence text) {
    int last = text.length() - 1;
    return last > 0 && fits(text) && of(text.subSequence(0, last)) == text.charAt(last);
  }

  private static boolean fits(CharSequence text) {
    return text.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
  }
}
