package org.shuyi.sync.sip2.session;

import java.util.EnumSet;
import java.util.Set;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.PatronState;

/** Reasons for a refusal that can be seen in the state of item and patron. */
final class Diagnosis {
  private Diagnosis() {}

  static Set<RefusalReason> of(PatronState patron) {
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    switch (patron.standing()) {
      case UNKNOWN_PATRON -> reasons.add(RefusalReason.PATRON_UNKNOWN);
      case BLOCKED, CARD_LOST -> reasons.add(RefusalReason.PATRON_BLOCKED);
      case EXPIRED -> reasons.add(RefusalReason.PATRON_EXPIRED);
      case GOOD -> {}
    }
    if (patron.loanLimit() >= 0 && patron.onLoan().size() >= patron.loanLimit()) {
      reasons.add(RefusalReason.LOAN_LIMIT_REACHED);
    }
    return reasons;
  }

  static Set<RefusalReason> of(ItemState item, PatronState patron) {
    return switch (item.circulation()) {
      case UNKNOWN_ITEM -> EnumSet.of(RefusalReason.ITEM_UNKNOWN);
      case NOT_FOR_LOAN -> EnumSet.of(RefusalReason.ITEM_NOT_FOR_LOAN);
      case ON_HOLD_SHELF -> EnumSet.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
      case ON_LOAN ->
          EnumSet.of(
              patron.has(item.item())
                  ? RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON
                  : RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
      case AVAILABLE, IN_TRANSIT -> EnumSet.noneOf(RefusalReason.class);
    };
  }
}
