package org.shuyi.kiosk.van;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.VanAct;

/** What was done at a stop so far, by the terms of ISO 2789. */
public record Tally(int loans, int returns, int renewals, int cards, int visits, int requests) {
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

  /** One act more. */
  public Tally after(Act act) {
    return switch (act) {
      case Act.Loan ignored -> new Tally(loans + 1, returns, renewals, cards, visits, requests);
      case Act.Return ignored -> new Tally(loans, returns + 1, renewals, cards, visits, requests);
      case Act.Renewal ignored -> new Tally(loans, returns, renewals + 1, cards, visits, requests);
      case Act.CardIssued ignored ->
          new Tally(loans, returns, renewals, cards + 1, visits, requests);
      case VanAct.Visit visit ->
          new Tally(loans, returns, renewals, cards, visits + visit.count(), requests);
      case VanAct.Request ignored ->
          new Tally(loans, returns, renewals, cards, visits, requests + 1);
      default -> this;
    };
  }
}
