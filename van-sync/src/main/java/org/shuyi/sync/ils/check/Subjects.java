package org.shuyi.sync.ils.check;

import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/**
 * Patrons and items that a library keeps for trying things out.
 *
 * @param patrons one or more in good standing; with two it is seen what happens between people
 * @param items one or more that are for loan and not on loan
 * @param held an item that waits on the hold shelf for somebody else, if there is one
 */
public record Subjects(List<PatronId> patrons, List<ItemId> items, Optional<ItemId> held) {
  public Subjects {
    patrons = List.copyOf(patrons);
    items = List.copyOf(items);
    if (patrons.isEmpty() || items.isEmpty()) {
      throw new IllegalArgumentException("at least one patron and one item to try with");
    }
  }
}
