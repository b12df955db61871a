package org.shuyi.sync.ils;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/**
 * What a library system shows of a patron.
 *
 * @param name as written there; mask before it leaves the centre
 * @param expires null if not said
 * @param loanLimit how many items at once; -1 if not said
 * @param onLoan what is out to this patron; due null if not said
 */
public record PatronState(
    PatronId patron,
    Standing standing,
    String name,
    @Nullable LocalDate expires,
    int loanLimit,
    List<OnLoan> onLoan) {
  public PatronState {
    onLoan = List.copyOf(onLoan);
  }

  /** One item on loan. */
  public record OnLoan(ItemId item, String title, @Nullable LocalDate due) {}

  /** Whether a patron may borrow. */
  public enum Standing {
    UNKNOWN_PATRON,
    GOOD,
    BLOCKED,
    /** Blocked because the card is lost. */
    CARD_LOST,
    EXPIRED
  }

  public boolean has(ItemId item) {
    return onLoan.stream().anyMatch(loan -> loan.item().equals(item));
  }
}
