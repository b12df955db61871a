package org.shuyi.kiosk.van;

import org.shuyi.sync.circulation.ItemId;

/** A no that staff may override. */
public sealed interface Refusal {
  /** The number of the turn in which it was said. */
  int turn();

  /** Nothing may be lent to this patron. */
  record OfPatron(int turn) implements Refusal {}

  /** This book may not be lent. */
  record OfLoan(int turn, ItemId item) implements Refusal {}

  /** This loan may not be prolonged. */
  record OfRenewal(int turn, ItemId item) implements Refusal {}
}
