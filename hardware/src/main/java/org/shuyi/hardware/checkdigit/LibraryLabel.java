package org.shuyi.hardware.checkdigit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The 14 digits of a library's Codabar label, as North American libraries and systems have them: 2
 * for a patron or 3 for an item, four digits for the library, eight for the card or copy, and
 * {@link Luhn}.
 *
 * @param library four digits
 * @param serial eight digits
 */
public record LibraryLabel(Kind kind, String library, String serial) {
  /** Start and stop characters, which some scanners send too. */
  private static final Pattern FORM =
      Pattern.compile("[A-Da-d]?(([23])([0-9]{4})([0-9]{8})[0-9])[A-Da-d]?");

  /** What it is stuck on. */
  public enum Kind {
    PATRON,
    ITEM
  }

  /** Empty if it is none, or its check digit is wrong. */
  public static Optional<LibraryLabel> of(CharSequence text) {
    Matcher label = FORM.matcher(text);
    return label.matches() && Luhn.checks(label.group(1))
        ? Optional.of(
            new LibraryLabel(
                label.group(2).equals("2") ? Kind.PATRON : Kind.ITEM,
                label.group(3),
                label.group(4)))
        : Optional.empty();
  }

  /** The 14 digits. */
  public String digits() {
    String digits = (kind == Kind.PATRON ? "2" : "3") + library + serial;
    return digits + Luhn.of(digits);
  }

  /** Without the serial: it may be a person's card. */
  @Override
  public String toString() {
    return kind + " label of library " + library;
  }
}
