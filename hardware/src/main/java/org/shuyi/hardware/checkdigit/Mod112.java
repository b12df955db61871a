package org.shuyi.hardware.checkdigit;

/** ISO 7064 MOD 11-2, as the last of the 18 characters of a citizen's number (GB 11643). */
public final class Mod112 {
  private static final String CHECKS = "0123456789X";

  private Mod112() {}

  /**
   * @param digits 0 to 9 only, at least one
   * @throws IllegalArgumentException otherwise
   */
  public static char of(CharSequence digits) {
    if (digits.isEmpty()) {
      throw new IllegalArgumentException("a check digit of no digits: expected at least one");
    }
    int rest = 0;
    for (int i = 0; i < digits.length(); i++) {
      rest = (rest + Digits.at(digits, i)) * 2 % 11;
    }
    return CHECKS.charAt((12 - rest) % 11);
  }

  /** Whether the last character checks; a small x is as good as a capital one. */
  public static boolean checks(CharSequence number) {
    int last = number.length() - 1;
    return last > 0
        && Digits.areAll(number, last)
        && of(number.subSequence(0, last)) == Character.toUpperCase(number.charAt(last));
  }
}
