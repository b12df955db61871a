package org.shuyi.hardware.speech;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What may be said aloud in a public room: a sentence of the program's own texts. No name and no
 * number of a person: who stands next in line hears it, too.
 *
 * @param text at most 300 characters of one line, with no more than four digits in a row
 */
public record Sentence(Locale language, String text) {
  private static final int LONGEST = 300;
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{5}");

  public Sentence {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a sentence is one line of 1 to " + LONGEST + " characters, this has " + text.length());
    }
    if (NUMBER.matcher(text).find()) {
      throw new IllegalArgumentException(
          "a sentence of "
              + text.length()
              + " characters has a long number; nobody's is said aloud");
    }
  }

  /** Not the text: a log is read by others than the patron. */
  @Override
  public String toString() {
    return "sentence of " + text.length() + " characters in " + language.toLanguageTag();
  }
}
