package org.shuyi.sync.centre;

/** What becomes of a hold. Names are stored with each outcome and never change their meaning. */
enum HoldRule {
  HOLD_STANDS("the patron has a hold on this title", "nothing to do"),
  HOLD_PLACED("the library system took the hold", "it tells the patron when the book is there"),
  HOLD_GONE("the patron has no hold on this title", "nothing to cancel"),
  HOLD_CANCELLED("the library system cancelled the hold", "nothing to do"),
  HOLD_REFUSED("the library system refused it", "staff tell the patron, or enter it by hand"),
  HOLD_UNANSWERED(
      "the library system was asked several times and gave no usable answer",
      "staff look whether the hold is as it should be"),
  HOLD_BY_HAND("the library system takes no holds over its interface", "staff enter it by hand");

  private final String shows;
  private final String meaning;

  HoldRule(String shows, String meaning) {
    this.shows = shows;
    this.meaning = meaning;
  }

  /** For staff: what was found, and what that means. No personal data. */
  String sentence() {
    return shows + ": " + meaning;
  }
}
