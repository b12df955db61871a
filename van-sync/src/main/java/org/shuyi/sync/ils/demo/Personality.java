package org.shuyi.sync.ils.demo;

import java.time.Duration;

/** How the demo library system behaves where real ones differ. */
public enum Personality {
  /** Refuses whatever would need a guess: a second checkout, a return older than the loan. */
  STRICT(new Habits(false, false, false, false, 0, Duration.ZERO, false, false, 1, true)),
  /**
   * The habits of Koha 19.06's SIP server as they were seen on the wire: a repeated checkout
   * renews, a late return closes the next patron's loan, now and then an answer is lost, of two who
   * want one book at once both are told yes, a second terminal waits for the first.
   */
  KOHA(new Habits(true, true, true, true, 7, Duration.ofMillis(250), true, true, 2, false));

  @SuppressWarnings("ImmutableEnumChecker") // a record of values that can't change
  private final Habits habits;

  Personality(Habits habits) {
    this.habits = habits;
  }

  Habits habits() {
    return habits;
  }

  /**
   * What a personality is made of.
   *
   * @param repeatedLoanRenews a checkout of a loan that stands is a renewal
   * @param returnClosesAnyLoan a return is not compared with the time of the loan
   * @param returnOfNothingIsFine a return of a book that is not out is told yes, without a patron
   * @param hangsUpOnOddInput a malformed return date or an empty line ends the connection
   * @param losesEveryNthLoan the answer to every n-th loan is lost after the loan was made; 0 for
   *     none
   * @param raceWindow within this time of a loan, another patron is told yes too
   * @param oneTerminalAtATime a second terminal's login is answered when the first has gone
   * @param noisy CR LF after answers, and Perl objects where a hold's patron would stand
   * @param mostRenewals of one loan
   * @param blocksPatrons Block Patron (01) does something
   */
  record Habits(
      boolean repeatedLoanRenews,
      boolean returnClosesAnyLoan,
      boolean returnOfNothingIsFine,
      boolean hangsUpOnOddInput,
      int losesEveryNthLoan,
      Duration raceWindow,
      boolean oneTerminalAtATime,
      boolean noisy,
      int mostRenewals,
      boolean blocksPatrons) {}
}
