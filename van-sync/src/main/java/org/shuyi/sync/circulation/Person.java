package org.shuyi.sync.circulation;

/**
 * Who gets a library card. Lives for a registration only: on the station until it is sealed, at the
 * centre while an account is opened. Never in a journal, a log or a database.
 *
 * @param name as the document has it, 1 to 100 characters
 */
public record Person(String name, IdentityDocument document) {
  public static final int LONGEST_NAME = 100;

  public Person {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name of " + name.length() + " characters: expected 1 to " + LONGEST_NAME);
    }
  }

  /** Without anything of the person. */
  @Override
  public String toString() {
    return "Person[" + document + "]";
  }
}
