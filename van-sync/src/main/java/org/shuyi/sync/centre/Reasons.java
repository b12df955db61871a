package org.shuyi.sync.centre;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.PatronState;

/** Every reason against something, from what the library system shows. */
final class Reasons {
  private Reasons() {}

  /**
   * Against lending.
   *
   * @param waiting loans of this patron that the library system does not show yet
   */
  static List<RefusalReason> againstLoan(ItemState item, PatronState patron, int waiting) {
    List<RefusalReason> reasons = new ArrayList<>();
    againstItem(item, patron).ifPresent(reasons::add);
    reasons.addAll(againstPatron(patron));
    if (limitReached(patron, waiting) && !patron.has(item.item())) {
      reasons.add(RefusalReason.LOAN_LIMIT_REACHED);
    }
    return reasons;
  }

  /** Against prolonging; whether the limit of renewals is reached only the library system knows. */
  static List<RefusalReason> againstRenewal(ItemState item, PatronState patron) {
    List<RefusalReason> reasons = new ArrayList<>();
    if (item.circulation() == ItemState.Circulation.UNKNOWN_ITEM) {
      reasons.add(RefusalReason.ITEM_UNKNOWN);
    } else if (!patron.has(item.item())) {
      reasons.add(
          item.circulation() == ItemState.Circulation.ON_LOAN
              ? RefusalReason.ITEM_ON_LOAN_TO_ANOTHER
              : RefusalReason.ITEM_NOT_ON_LOAN);
    }
    reasons.addAll(againstPatron(patron));
    return reasons;
  }

  /** Against returning. */
  static List<RefusalReason> againstReturn(ItemState item) {
    return switch (item.circulation()) {
      case UNKNOWN_ITEM -> List.of(RefusalReason.ITEM_UNKNOWN);
      case ON_LOAN -> List.of(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
      case AVAILABLE, ON_HOLD_SHELF, IN_TRANSIT, NOT_FOR_LOAN -> List.of();
    };
  }

  /** Against lending anything at all. */
  static List<RefusalReason> againstPatron(PatronState patron) {
    return switch (patron.standing()) {
      case UNKNOWN_PATRON -> List.of(RefusalReason.PATRON_UNKNOWN);
      case BLOCKED, CARD_LOST -> List.of(RefusalReason.PATRON_BLOCKED);
      case EXPIRED -> List.of(RefusalReason.PATRON_EXPIRED);
      case GOOD -> List.of();
    };
  }

  /** Together, each once; {@code OTHER} only if there is no better one. */
  static List<RefusalReason> together(
      Collection<RefusalReason> first, Collection<RefusalReason> second) {
    Set<RefusalReason> all = new LinkedHashSet<>(first);
    all.addAll(second);
    if (all.size() > 1) {
      all.remove(RefusalReason.OTHER);
    }
    return all.isEmpty() ? List.of(RefusalReason.OTHER) : List.copyOf(all);
  }

  static boolean limitReached(PatronState patron, int waiting) {
    return patron.loanLimit() >= 0 && patron.onLoan().size() + waiting >= patron.loanLimit();
  }

  private static Optional<RefusalReason> againstItem(ItemState item, PatronState patron) {
    return Optional.ofNullable(againstItem(item.circulation(), patron.has(item.item())));
  }

  private static @Nullable RefusalReason againstItem(
      ItemState.Circulation circulation, boolean patronHasIt) {
    if (patronHasIt) {
      return RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON;
    }
    return switch (circulation) {
      case UNKNOWN_ITEM -> RefusalReason.ITEM_UNKNOWN;
      case ON_LOAN -> RefusalReason.ITEM_ON_LOAN_TO_ANOTHER;
      case ON_HOLD_SHELF -> RefusalReason.ITEM_RESERVED_FOR_ANOTHER;
      case NOT_FOR_LOAN -> RefusalReason.ITEM_NOT_FOR_LOAN;
      case AVAILABLE, IN_TRANSIT -> null;
    };
  }
}
