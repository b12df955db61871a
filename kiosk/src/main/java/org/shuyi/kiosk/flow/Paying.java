package org.shuyi.kiosk.flow;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;

/** Somebody pays what is owed, with a telephone. */
public sealed interface Paying extends Journey {
  /** What does the patron owe? */
  record Asking(PatronId patron) implements Paying {}

  /** This much; is it to be paid now? */
  record Owes(PatronId patron, Money owed) implements Paying {}

  /** The provider is asked for an order. */
  record Placing(PatronId patron, Money owed) implements Paying {}

  /** The order's code is shown, to be scanned. */
  record ShowCode(Order order) implements Paying {}

  /** The patron goes, or does nothing: whoever scanned the code must not pay any more. */
  record Closing(Order order) implements Paying {}

  /** It is paid; the act is on its way to the disk. */
  record KeepPaid(Order order) implements Paying {}

  /** Done. */
  record Paid(Order order) implements Paying {}

  /** Nothing was paid, or nobody knows, and why. */
  record NotPaid(Why why) implements Paying {
    /** Why. */
    public enum Why {
      /** Without a network nobody can tell what is owed. */
      OFFLINE,
      NOTHING_OWED,
      /** A payment of this card is not settled yet: nobody is to pay twice. */
      IN_DOUBT,
      /** The provider makes no order now. */
      NO_ORDER,
      EXPIRED,
      /** The provider does not say whether it was paid; it is asked again. */
      UNKNOWN,
      /** It is paid and could not be written down; that is tried again. */
      NOT_RECORDED
    }
  }

  /**
   * What is to be paid.
   *
   * @param code the text of the QR code
   */
  record Order(PatronId card, Money amount, FeeOrder number, String code) {
    Act.FeePaid paid() {
      return new Act.FeePaid(card, amount, number);
    }

    /** Without the code: whoever has it can pay. */
    @Override
    public String toString() {
      return "Order[" + number + "]";
    }
  }

  /** What a provider says of an order. */
  enum OrderState {
    PAID,
    /** It can't be paid any more. */
    CLOSED,
    /** Nobody can tell now. */
    UNKNOWN
  }
}
