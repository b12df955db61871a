package org.shuyi.kiosk.flow;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.locker.Handover;
import org.shuyi.sync.circulation.Act.StockLoaded;
import org.shuyi.sync.circulation.Act.StockRemoved;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Staff put books behind the doors and take them out (资源更新), beside the running program. */
public sealed interface Staffing extends Journey {
  /**
   * All doors.
   *
   * @param through the last day of a hold that is put there now; null if no clock can be trusted
   * @param looked what lies there is known
   * @param told what became of the last door
   */
  record Board(List<Slot> slots, @Nullable LocalDate through, boolean looked, Told told)
      implements Staffing {
    public Board {
      slots = List.copyOf(slots);
    }
  }

  /**
   * One door, and what lies behind it.
   *
   * @param item null for nothing
   */
  record Slot(int door, @Nullable ItemId item, String title, Lies lies) {
    /** Why it lies there. */
    public enum Lies {
      EMPTY,
      FOR_ANYBODY,
      HELD,
      /** Its last day is over: to be taken out. */
      WAITED_TOO_LONG,
      /** Lent, and not fetched. */
      LENT,
      /** Something is not as it should be: to be looked at. */
      TO_LOOK_AT
    }
  }

  /**
   * A book is to be put behind an empty door: its barcode is asked for, and then, if it is held,
   * the card of its patron.
   *
   * @param item null until it was scanned
   * @param patron for whom it is held; null for anybody
   * @param through the last day of a hold; null if no clock can be trusted
   * @param strange what was scanned last does not belong here
   */
  record Choosing(
      int door,
      @Nullable ItemId item,
      @Nullable PatronId patron,
      @Nullable LocalDate through,
      boolean strange)
      implements Staffing {
    StockLoaded act(ItemId book) {
      return new StockLoaded(book, door, patron, patron == null ? null : through);
    }
  }

  /** The door was told to open. */
  record AtDoor(Work work, Handover handover, boolean closeFirst, int waits) implements Staffing {
    public boolean open() {
      return handover.phase() instanceof Handover.Phase.Open;
    }
  }

  /** No reader looked into it: was it done? */
  record Asked(Work work, Event.BehindDoor behind) implements Staffing {}

  /** What is done at a door, and becomes an act when it was. */
  sealed interface Work {
    int door();

    ItemId item();

    /** A book is put in. */
    record Put(StockLoaded act) implements Work {
      @Override
      public int door() {
        return act.door();
      }

      @Override
      public ItemId item() {
        return act.item();
      }
    }

    /** The book is taken out. */
    record Take(StockRemoved act) implements Work {
      @Override
      public int door() {
        return act.door();
      }

      @Override
      public ItemId item() {
        return act.item();
      }
    }
  }

  /** What became of the last door. */
  enum Told {
    NOTHING,
    LOADED,
    TAKEN_OUT,
    AS_IT_WAS,
    NOT_OPENED,
    NOT_RECORDED
  }
}
