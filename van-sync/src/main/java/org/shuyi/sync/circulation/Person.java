package org.shuyi.sync.circulation;

/**
 * Who gets a library card. Lives for a registration only: on the station until it is sealed, at the
 * centre while an account is opened. Never in a journal, a log or a database.
 *
 * @param name as the document has it, 1 to 100 characters
 * @param phone as the person typed it, at most 20 digits; empty if none was given
 */
public record Person(String name, IdentityDocument document, String phone) {
  public static final int LONGEST_NAME = 100;
  public static final int LONGEST_PHONE = 20;

  public Person {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name of " + name.length() + " characters: expected 1 to " + LONGEST_NAME);
    }
    if (!phone.matches("[0-9]{0," + LONGEST_PHONE + "}")) {
      throw new IllegalArgumentException("a telephone number: expected at most 20 digits");
    }
  }

  /** Somebody without a telephone. */
  public Person(String name, IdentityDocument document) {
    this(name, document, "");
  }

  /** Without anything of the person. */
  @Override
  public String toString() {
    return "Person[" + document + "]";
  }
}
