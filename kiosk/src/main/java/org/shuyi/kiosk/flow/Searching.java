package org.shuyi.kiosk.flow;

import java.util.List;

/** Finding a book (检索). Needs no card. */
public sealed interface Searching extends Journey {
  /** Something is being typed, and what fits it is shown. */
  record Typing(Search search) implements Searching {}

  /** The classes of the Chinese Library Classification, to choose from. */
  record Classes() implements Searching {}

  /** A list of titles. */
  record Listed(Search search) implements Searching {}

  /**
   * One title.
   *
   * @param from where it was chosen
   */
  record Chosen(Title title, Searching from) implements Searching {}

  /**
   * What is looked for, and what was found.
   *
   * @param titles the best first; those of the question before while the answer is awaited
   * @param answer how far it is
   */
  record Search(Wanted wanted, List<Title> titles, Answer answer) {
    static final Search NOTHING = new Search(Wanted.NOTHING, List.of(), Answer.NONE);

    public Search {
      titles = List.copyOf(titles);
    }
  }

  /** How far the answer to a search is. */
  enum Answer {
    /** Nothing was asked. */
    NONE,
    AWAITED,
    /** These are all. */
    ALL,
    /** There are more than anybody would look through. */
    MORE,
    /** This machine has no catalogue yet. */
    NO_CATALOGUE
  }
}
