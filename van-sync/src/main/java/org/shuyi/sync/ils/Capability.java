package org.shuyi.sync.ils;

import java.util.Locale;

/** Something in which library systems differ and that the centre has to know. */
public enum Capability {
  /** A patron's items on loan can be asked for. */
  LISTS_LOANS(true),
  /** An item that waits on the hold shelf is told from one that stands on its own. */
  SHOWS_HOLDS(true),
  /** Takes returns at all. */
  TAKES_RETURNS(true),
  /** A return's own date is kept. */
  HONOURS_RETURN_DATE(true),
  /** A loan's own date is kept. */
  HONOURS_LOAN_DATE(true),
  /** Opens an account for a person with a new card, and finds it by the person's hash. */
  REGISTERS_PATRONS(true),
  /** Marks a card as lost, so that nobody borrows on it. */
  BLOCKS_CARDS(true),
  /** Tells what a patron owes, and takes note of what was paid. */
  TAKES_FEES(true),
  /** Tells what a patron has asked for, and takes and cancels holds. */
  TAKES_HOLDS(true),
  /** Tells a right PIN from a wrong one. */
  CHECKS_PINS(true),
  /** A second checkout of a loan that stands renews it. */
  REPEATED_LOAN_RENEWS(false),
  /** A return closes whichever loan is open, whoever's it is and however young. */
  LATE_RETURN_CLOSES_ANY_LOAN(false),
  /** A return of what is not out is told yes. */
  RETURN_OF_NOTHING_IS_FINE(false),
  /** Two who take out one item at the same moment are both told yes. */
  TELLS_TWO_AT_ONCE_YES(false);

  private final boolean promise;

  Capability(boolean promise) {
    this.promise = promise;
  }

  /** Whether it is something to rely on; else it is a habit to be on guard against. */
  public boolean promise() {
    return promise;
  }

  /**
   * Whether it is safe to go by the table. A promise that nobody counted on does no harm, nor does
   * a habit that does not show.
   *
   * @param said what the table says
   * @param seen what the library system did
   */
  public boolean safe(boolean said, boolean seen) {
    return promise ? seen || !said : said || !seen;
  }

  /** As it is written in a configuration: {@code lists-loans}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
