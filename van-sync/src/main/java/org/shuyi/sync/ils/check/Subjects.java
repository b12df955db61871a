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
 * @param cards for trying what is done with cards
 */
public record Subjects(
    List<PatronId> patrons, List<ItemId> items, Optional<ItemId> held, Cards cards) {
  /**
   * What is missing is not tried.
   *
   * @param pin of the first patron
   * @param spare a card that is marked as lost
   * @param fresh a number that is free, under which an account is opened
   */
  public record Cards(Optional<String> pin, Optional<PatronId> spare, Optional<PatronId> fresh) {
    public static final Cards NONE =
        new Cards(Optional.empty(), Optional.empty(), Optional.empty());

    /** Without the PIN. */
    @Override
    public String toString() {
      return "Cards[" + spare + ", " + fresh + "]";
    }
  }

  /** Without cards. */
  public Subjects(List<PatronId> patrons, List<ItemId> items, Optional<ItemId> held) {
    this(patrons, items, held, Cards.NONE);
  }

  public Subjects {
    patrons = List.copyOf(patrons);
    items = List.copyOf(items);
    if (patrons.isEmpty() || items.isEmpty()) {
      throw new IllegalArgumentException("at least one patron and one item to try with");
    }
  }
}
