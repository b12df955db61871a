package org.shuyi.kiosk.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.locker.Handover;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;

/** Books behind locked doors: to borrow one, or to pick up one that is held (预借取书). */
public sealed interface Lockers extends Journey {
  Borrower borrower();

  /** What was done in this session, in the order in which it was. */
  List<Line> lines();

  /**
   * A door is chosen, by its number or by the cover of the book behind it.
   *
   * @param looked what lies there for this patron is known
   */
  record Choosing(Borrower borrower, List<Compartment> shelf, boolean looked, List<Line> lines)
      implements Lockers {
    public Choosing {
      shelf = List.copyOf(shelf);
      lines = List.copyOf(lines);
    }
  }

  /** One door is being dealt with. */
  record Visiting(
      Borrower borrower,
      List<Compartment> shelf,
      List<Line> lines,
      Compartment compartment,
      Stage stage)
      implements Lockers {
    public Visiting {
      shelf = List.copyOf(shelf);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A book behind a door.
   *
   * @param door from 1
   */
  record Compartment(int door, ItemId item, String title, Lies lies) {}

  /** For whom it lies there. */
  enum Lies {
    FOR_ANYBODY,
    /** Held for this patron. */
    HELD,
    /** Lent to this patron, who has not taken it yet. */
    LENT
  }

  /** How far it is with a door. */
  sealed interface Stage {
    /** May it be lent? */
    record Deciding() implements Stage {}

    /** It may; the act is on its way to the disk. */
    record Recording(Act.Loan act) implements Stage {}

    /**
     * The loan stands, and the door was told to open.
     *
     * @param stand null if the loan was made elsewhere or long ago
     * @param closeFirst the patron wanted to leave, or has taken long
     * @param waits how often more time was given to somebody before an open door
     */
    record Handing(Progress.@Nullable Stand stand, Handover handover, boolean closeFirst, int waits)
        implements Stage {
      /** The door stands open. */
      public boolean open() {
        return handover.phase() instanceof Handover.Phase.Open;
      }
    }

    /** The locker is out of reach: nobody knows whether the door opened. */
    record Unsure(Progress.@Nullable Stand stand) implements Stage {}

    /** The book stays, so that its loan must not stand: on its way to the disk. */
    record TakingBack(Progress.StaysBehind.Why why) implements Stage {}
  }
}
