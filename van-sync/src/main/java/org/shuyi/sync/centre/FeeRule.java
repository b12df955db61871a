package org.shuyi.sync.centre;

/** What becomes of a payment. Names are stored with each outcome and never change their meaning. */
enum FeeRule {
  FEE_TOLD_TWICE("the order is known already: one payment", "nothing to do"),
  FEE_TAKEN("the library system took note of it", "paid"),
  FEE_PERHAPS_TAKEN(
      "the library system was told and gave no usable answer",
      "staff look whether it stands in the patron's account, and enter it if not"),
  FEE_OWES_LESS(
      "the patron owes less than was paid",
      "staff look what became of the fee, and pay back or keep as a credit"),
  FEE_REFUSED("the library system refused it", "staff enter it by hand, or pay back"),
  FEE_BY_HAND("the library system takes no payments", "staff enter it by hand");

  private final String shows;
  private final String meaning;

  FeeRule(String shows, String meaning) {
    this.shows = shows;
    this.meaning = meaning;
  }

  /** For staff: what was found, and what that means. No personal data. */
  String sentence() {
    return shows + ": " + meaning;
  }
}
