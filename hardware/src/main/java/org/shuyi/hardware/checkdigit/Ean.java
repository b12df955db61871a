package org.shuyi.hardware.checkdigit;

/**
 * Modulo 10 with weights 1 and 3, as the last digit of EAN-8, UPC-A, EAN-13 and so of an ISBN-13
 * (GS1 General Specifications, 7.9). It finds every wrong digit, and two swapped neighbours unless
 * they differ by 5.
 */
public final class Ean {
  private Ean() {}

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
      sum += i % 2 == 0 ? 3 * digit : digit;
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /** Whether it is a whole EAN-8, UPC-A or EAN-13. */
  public static boolean checks(CharSequence number) {
    int last = number.length() - 1;
    boolean length = last == 7 || last == 11 || last == 12;
    return length
        && Digits.areAll(number, last)
        && of(number.subSequence(0, last)) == number.charAt(last);
  }
}
