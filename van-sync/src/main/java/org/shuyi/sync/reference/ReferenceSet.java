package org.shuyi.sync.reference;

/** The parts of reference data. Each is a sorted set of entries with a version of its own. */
public enum ReferenceSet {
  /** By item id: title, flags, parts. */
  ITEMS(1),
  /** By keyed hash of the card number: standing, limits, PIN verifier. */
  PATRONS(2),
  /** By item id: for whom it is reserved. */
  HOLDS(3),
  /** A {@link BlockFilter} over every blocked patron, in slices. */
  BLOCKED(4),
  /** By patron category: loan days and limits. */
  RULES(5);

  private final int code;

  ReferenceSet(int code) {
    this.code = code;
  }

  /** Its number on the wire; never given to another set. */
  public int code() {
    return code;
  }
}
