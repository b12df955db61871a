package org.shuyi.hardware.checkdigit;

/** Modulo 10 by Luhn, as the last of the 14 digits of a library's Codabar label. */
public final class Luhn {
  private Luhn() {}

  /**
   * @param digits 0 to 9 only, at least one
   * @throws IllegalArgumentException otherwise
   */
  public static char of(CharSequence digits) {
    if (digits.isEmpty()) {
      throw new IllegalArgumentException("a check digit of no digits: expected at least one");
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Digits.at(digits, digits.length() - 1 - i);
      sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  public static boolean checks(CharSequence number) {
    int last = number.length() - 1;
    return last > 0
        && Digits.areAll(number, last)
        && of(number.subSequence(0, last)) == number.charAt(last);
  }
}
