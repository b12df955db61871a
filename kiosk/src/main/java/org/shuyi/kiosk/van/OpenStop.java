package org.shuyi.kiosk.van;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/**
 * The stop that is open.
 *
 * @param sequence of the act that opened it: what was written down later happened here
 * @param lent what went out here and is not back, and to whom
 */
public record OpenStop(OfferedStop stop, long sequence, Map<ItemId, PatronId> lent, Tally tally) {
  public OpenStop {
    lent = Map.copyOf(lent);
  }

  /** What is true once an act stands. */
  public OpenStop after(Act act) {
    return new OpenStop(stop, sequence, lentAfter(act), tally.after(act));
  }

  private Map<ItemId, PatronId> lentAfter(Act act) {
    Map<ItemId, PatronId> next = new HashMap<>(lent);
    switch (act) {
      case Act.Loan loan -> next.put(loan.item(), loan.patron());
      case Act.Return back -> next.remove(back.item());
      default -> {
        return lent;
      }
    }
    return next;
  }

  /** Whether a book went out here, to this very card. */
  boolean lentTo(ItemId item, @Nullable PatronId card) {
    return card != null && card.equals(lent.get(item));
  }
}
