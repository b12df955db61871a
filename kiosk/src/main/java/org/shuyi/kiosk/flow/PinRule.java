package org.shuyi.kiosk.flow;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which PINs a patron may choose. Many libraries set the last digits of the document or the
 * birthday, which whoever finds the card can try first.
 */
public final class PinRule {
  /** Digits of a PIN. */
  public static final int LENGTH = 6;

  private PinRule() {}

  /** What is wrong with a PIN. */
  public enum Problem {
    /** As 111111, 123456 or 121212. */
    EASY,
    /** Found in the number of the document. */
    IN_DOCUMENT,
    BIRTHDAY
  }

  /**
   * What is wrong with this PIN; empty if nothing is.
   *
   * @param document number of the applicant's document
   */
  public static Optional<Problem> judge(char[] pin, char[] document, LocalDate born) {
    return judge(pin, document)
        .or(() -> isBirthday(pin, born) ? Optional.of(Problem.BIRTHDAY) : Optional.empty());
  }

  /**
   * The same, where the day of birth is not known.
   *
   * @param document empty if no document is known either
   */
  public static Optional<Problem> judge(char[] pin, char[] document) {
    if (isEasy(pin)) {
      return Optional.of(Problem.EASY);
    }
    return isIn(pin, document) ? Optional.of(Problem.IN_DOCUMENT) : Optional.empty();
  }

  private static boolean isEasy(char[] pin) {
    return IntStream.of(-1, 0, 1).anyMatch(step -> isLadder(pin, step))
        || IntStream.of(2, 3).anyMatch(period -> repeats(pin, period));
  }

  private static boolean isLadder(char[] pin, int step) {
    return IntStream.range(1, pin.length).allMatch(i -> (pin[i] - pin[i - 1] - step) % 10 == 0);
  }

  private static boolean repeats(char[] pin, int period) {
    return IntStream.range(period, pin.length).allMatch(i -> pin[i] == pin[i - period]);
  }

  private static boolean isIn(char[] pin, char[] document) {
    return IntStream.rangeClosed(0, document.length - pin.length)
        .anyMatch(
            from -> IntStream.range(0, pin.length).allMatch(i -> pin[i] == document[from + i]));
  }

  /** In every order in which people write a date, the year with two digits or with four. */
  private static boolean isBirthday(char[] pin, LocalDate born) {
    return Stream.of("yyMMdd", "ddMMyy", "MMddyy", "yyddMM", "yyyyMM", "MMyyyy")
            .map(DateTimeFormatter::ofPattern)
            .map(born::format)
            .anyMatch(date -> isIn(date.toCharArray(), pin))
        || isIn(pin, DateTimeFormatter.BASIC_ISO_DATE.format(born).toCharArray());
  }
}
