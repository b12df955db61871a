package org.shuyi.hardware.checkdigit;

import java.util.Optional;

/** International Standard Book Number (ISO 2108): 13 digits now, 10 before 2007. */
public final class Isbn {
  private static final String BOOKLAND = "978";
  private static final String CHECKS = "0123456789X";
  private static final int WITHOUT_CHECK = 9;

  private Isbn() {}

  /**
   * The check character of an ISBN-10, modulo 11 with weights 10 to 2: it finds every wrong digit
   * and every two that are swapped.
   *
   * @param digits the first nine
   * @throws IllegalArgumentException if these are not nine digits
   */
  public static char of10(CharSequence digits) {
    if (digits.length() != WITHOUT_CHECK) {
      throw new IllegalArgumentException(
          digits.length() + " digits of an ISBN-10 without its check: expected 9");
    }
    int sum = 0;
    for (int i = 0; i < WITHOUT_CHECK; i++) {
      sum += (10 - i) * Digits.at(digits, i);
    }
    return CHECKS.charAt((11 - sum % 11) % 11);
  }

  public static boolean checks10(CharSequence isbn) {
    return isbn.length() == WITHOUT_CHECK + 1
        && Digits.areAll(isbn, WITHOUT_CHECK)
        && of10(isbn.subSequence(0, WITHOUT_CHECK))
            == Character.toUpperCase(isbn.charAt(WITHOUT_CHECK));
  }

  public static boolean checks13(CharSequence isbn) {
    String text = isbn.toString();
    return text.length() == 13
        && (text.startsWith(BOOKLAND) || text.startsWith("979"))
        && Ean.checks(text);
  }

  /**
   * The number as books bear it now, 13 digits.
   *
   * @param text an ISBN of either length, with or without hyphens and spaces
   * @return empty if it is none, or its check is wrong
   */
  public static Optional<String> thirteen(CharSequence text) {
    String isbn = text.toString().replaceAll("[- ]", "");
    if (checks13(isbn)) {
      return Optional.of(isbn);
    }
    return checks10(isbn) ? Optional.of(fromTen(isbn)) : Optional.empty();
  }

  private static String fromTen(String isbn) {
    String digits = BOOKLAND + isbn.substring(0, WITHOUT_CHECK);
    return digits + Ean.of(digits);
  }
}
