package org.shuyi.sync.simulation;

/**
 * What the library system did.
 *
 * @param patron whose loan it was
 */
record Effect(Kind kind, String item, String patron) {
  /** Kind of circulation. */
  enum Kind {
    LOAN,
    RETURN,
    RENEWAL
  }
}
