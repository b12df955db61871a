package org.shuyi.sync.route;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.VanAct.Found;
import org.shuyi.sync.circulation.VanAct.StockCounted;
import org.shuyi.sync.circulation.VanAct.StockShelved;
import org.shuyi.sync.circulation.VanAct.StockUnshelved;

/**
 * What a van has aboard, by its own journal: what staff shelved and what came back, less what went
 * out and what a stocktake missed.
 *
 * @param aboard in the order in which it came
 * @param strangers those of them that belong elsewhere, as a stocktake said: to be taken out
 */
public record VanStock(Set<ItemId> aboard, Set<ItemId> strangers) {
  public VanStock {
    aboard = Collections.unmodifiableSet(new LinkedHashSet<>(aboard));
    strangers = Collections.unmodifiableSet(new LinkedHashSet<>(strangers));
  }

  /**
   * From a journal.
   *
   * @param acts in order
   */
  public static VanStock of(Iterable<RecordedAct> acts) {
    Set<ItemId> aboard = new LinkedHashSet<>();
    Set<ItemId> strangers = new LinkedHashSet<>();
    for (RecordedAct act : acts) {
      switch (act.act()) {
        case StockShelved shelved -> aboard.add(shelved.item());
        case Act.Return back -> aboard.add(back.item());
        case StockUnshelved unshelved -> aboard.remove(unshelved.item());
        case Act.Loan loan -> aboard.remove(loan.item());
        case StockCounted counted -> counted(counted, aboard, strangers);
        default -> {
          // Moves no book.
        }
      }
    }
    strangers.retainAll(aboard);
    return new VanStock(aboard, strangers);
  }

  private static void counted(StockCounted counted, Set<ItemId> aboard, Set<ItemId> strangers) {
    if (counted.found() == Found.MISSING) {
      aboard.remove(counted.item());
    } else {
      aboard.add(counted.item());
    }
    if (counted.found() == Found.BELONGS_ELSEWHERE) {
      strangers.add(counted.item());
    } else {
      strangers.remove(counted.item());
    }
  }
}
