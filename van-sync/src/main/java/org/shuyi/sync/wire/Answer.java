package org.shuyi.sync.wire;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * What the centre answers. No answer within two seconds is {@link Unreachable}, made by the station
 * itself.
 */
public sealed interface Answer {
  /**
   * To {@link Question.OfPatron}.
   *
   * @param maskedName as 王**; empty if the patron is unknown
   * @param blocks why nothing may be lent; empty if all is well
   * @param loanLimit -1 if not known
   */
  record OfPatron(String maskedName, List<RefusalReason> blocks, int loanLimit, List<Loan> loans)
      implements Answer {
    public OfPatron {
      blocks = List.copyOf(blocks);
      loans = List.copyOf(loans);
    }
  }

  /** One item out to the patron. */
  record Loan(ItemId item, String title, @Nullable LocalDate due) {}

  /**
   * To {@link Question.OfLoan} and {@link Question.OfRenewal}: yes.
   *
   * @param due what the rules say; the library system may set another
   */
  record Granted(String title, LocalDate due) implements Answer {}

  /** To {@link Question.OfLoan} and {@link Question.OfRenewal}: no, for all these reasons. */
  record Denied(String title, List<RefusalReason> reasons) implements Answer {
    public Denied {
      reasons = List.copyOf(reasons);
    }
  }

  /** To {@link Question.OfItem}; title empty if the item is unknown. */
  record OfItem(String title) implements Answer {}

  /** To {@link Question.OfPin}. A card that is not known has no right PIN. */
  record OfPin(boolean right) implements Answer {}

  /** To {@link Question.OfPerson}: neither the centre nor the library system knows of a card. */
  record NoCard() implements Answer {}

  /**
   * To {@link Question.OfPerson}: the person has a card.
   *
   * @param maskedNumber as ****0123: whoever asks by a document is not told the number
   */
  record HasCard(String maskedNumber, CardStanding standing) implements Answer {}

  /** To {@link Question.OfFees}. */
  record Owed(Money amount) implements Answer {}

  /** To {@link Question.OfHolds}. */
  record Holds(List<Hold> holds) implements Answer {
    public Holds {
      holds = List.copyOf(holds);
    }
  }

  /**
   * One book that a patron asked for.
   *
   * @param ready it waits to be fetched
   * @param place where; empty if not said
   * @param through the last day on which it waits; null if not said
   */
  record Hold(
      ItemId item, String title, boolean ready, String place, @Nullable LocalDate through) {}

  /** How a person's card stands. */
  enum CardStanding {
    GOOD,
    /** A station issued it, and the library system does not show it yet. */
    NOT_REGISTERED,
    LOST,
    BLOCKED,
    EXPIRED
  }

  /** The centre, or the library system behind it, can't tell now. The offline ladder decides. */
  record Unreachable() implements Answer {}
}
