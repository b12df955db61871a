package org.shuyi.sync.circulation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody showed to get a library card. Lives as long as the registration on the screen, and
 * never goes into a journal, a message or a log; what goes there is its {@link PersonHash}.
 */
public final class IdentityDocument {
  /** Kinds of documents. */
  public enum Kind {
    /** Second-generation resident identity card (居民身份证). */
    RESIDENT_ID(Numbering.CITIZEN),
    /** Household register (户口簿), for a child without an identity card. */
    HOUSEHOLD_REGISTER(Numbering.CITIZEN),
    /** Its number is the citizen's number (Social Insurance Law, article 58). */
    SOCIAL_SECURITY_CARD(Numbering.CITIZEN),
    /** Residence permit (居住证), also that of residents of Hong Kong, Macao and Taiwan. */
    RESIDENCE_PERMIT(Numbering.CITIZEN),
    /** Issuing state as in ICAO 9303, three letters, and number: {@code UTOL898902C3}. */
    PASSPORT(Numbering.PASSPORT),
    /** Another one that the library takes; with the name of the issuer in its number. */
    OTHER(Numbering.OTHER);

    @SuppressWarnings("ImmutableEnumChecker") // an enum itself
    private final Numbering numbering;

    Kind(Numbering numbering) {
      this.numbering = numbering;
    }

    /** One person's documents of one numbering bear one number. */
    String numbering() {
      return numbering.name();
    }
  }

  private enum Numbering {
    CITIZEN,
    PASSPORT,
    OTHER
  }

  private static final Pattern PASSPORT = Pattern.compile("[A-Z<]{3}[A-Z0-9]{1,20}");
  private static final Pattern OTHER = Pattern.compile("[A-Z0-9-]{4,40}");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");

  private final Kind kind;
  private final String number;

  private IdentityDocument(Kind kind, String number) {
    this.kind = kind;
    this.number = number;
  }

  /**
   * Reads a number as typed or as a card reader gave it: spaces, full-width digits and a small x do
   * no harm, a citizen number of 15 digits is made one of 18.
   *
   * @throws IllegalArgumentException it is no such number; the message does not repeat it
   */
  public static IdentityDocument of(Kind kind, String typed) {
    String plain = SPACE.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
    String upper = plain.toUpperCase(Locale.ROOT);
    return new IdentityDocument(
        kind,
        switch (kind.numbering) {
          case CITIZEN -> CitizenNumber.normalised(upper);
          case PASSPORT ->
              required(PASSPORT, upper, "a passport: expected its state, 3 letters, and number");
          case OTHER -> required(OTHER, upper, "a document: expected 4 to 40 of A-Z, 0-9 and -");
        });
  }

  private static String required(Pattern form, String number, String otherwise) {
    if (!form.matcher(number).matches()) {
      throw new IllegalArgumentException("number of " + otherwise);
    }
    return number;
  }

  public Kind kind() {
    return kind;
  }

  /** Normalised. Personal: not for any log. */
  public String number() {
    return number;
  }

  /** Without the number. */
  @Override
  public String toString() {
    return kind.name();
  }
}
