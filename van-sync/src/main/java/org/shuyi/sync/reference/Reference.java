package org.shuyi.sync.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** What a station knows without asking. Immutable: a newer one replaces it whole. */
public interface Reference {
  /** When the centre made it; {@link Instant#EPOCH} if this station never had any. */
  Instant madeAt();

  Optional<Item> item(ItemId item);

  /** Found by a keyed hash: the card number itself is not on the station. */
  Optional<Patron> patron(PatronId patron);

  LoanRules rules();

  /** An item, as far as a station needs it. */
  record Item(String title, boolean forLoan, boolean reserved) {}

  /**
   * A patron, as far as a station needs it.
   *
   * @param expires null for never
   */
  record Patron(boolean blocked, @Nullable LocalDate expires) {}

  /**
   * Rules that hold offline.
   *
   * @param loanDays due date of an offline loan, counted from today
   * @param offlineLoanLimit how many items one patron may borrow from this station while it is
   *     offline
   */
  record LoanRules(int loanDays, int offlineLoanLimit) {}
}
