package org.shuyi.sync.circulation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The citizen identification number (公民身份号码) of GB 11643-1999. */
final class CitizenNumber {
  private static final Pattern NEW = Pattern.compile("[1-9][0-9]{16}[0-9X]");

  /** As issued until 1999: two digits of the year, no check character. */
  private static final Pattern OLD = Pattern.compile("[1-9][0-9]{14}");

  /** ISO 7064 MOD 11-2. */
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private static final String CHECKS = "10X98765432";

  private static final int REGION = 6;
  private static final int BODY = 17;

  private CitizenNumber() {}

  /** As 18 characters. Messages never repeat a number. */
  static String normalised(String number) {
    String whole = OLD.matcher(number).matches() ? modern(number) : number;
    if (!NEW.matcher(whole).matches()) {
      throw new IllegalArgumentException(
          "citizen number of " + number.length() + " characters: expected 18, or 15 in old form");
    }
    if (whole.charAt(BODY) != check(whole)) {
      throw new IllegalArgumentException("citizen number: its check character is wrong");
    }
    requireDate(whole.substring(REGION, 14));
    return whole;
  }

  private static String modern(String old) {
    String body = old.substring(0, REGION) + "19" + old.substring(REGION);
    return body + check(body);
  }

  private static char check(String number) {
    int sum = 0;
    for (int i = 0; i < BODY; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  private static void requireDate(String digits) {
    try {
      LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("citizen number: the date of birth in it is no date");
    }
  }
}
