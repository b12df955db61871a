package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.kiosk.flow.Event.BehindDoor;
import org.shuyi.kiosk.flow.Lockers.Stage;
import org.shuyi.kiosk.flow.Lockers.Visiting;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DebtOpened;
import org.shuyi.sync.circulation.Act.DebtSettled;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.journal.Journal.OpenDebt;

/** Which doors stand open, whoever opened them, and what is owed for what lies behind them. */
final class Doors {
  private Doors() {}

  /** The open doors are told on every screen; what nobody here asked for is looked into. */
  static Step moved(Kiosk kiosk, Event.DoorMoved event) {
    DoorEvent moved = event.moved();
    Kiosk next = kiosk.openDoors(after(kiosk.openDoors(), moved));
    return isVisited(kiosk, moved.door()) ? Step.to(next) : Step.to(next).and(looked(moved));
  }

  private static SortedSet<Integer> after(Set<Integer> before, DoorEvent moved) {
    SortedSet<Integer> open = new TreeSet<>(before);
    switch (moved) {
      case DoorEvent.Closed closed -> open.remove(closed.door());
      case DoorEvent.Stuck ignored -> {
        // Still closed.
      }
      case DoorEvent.FoundOpen found -> open.add(found.door());
      case DoorEvent.Opened opened -> open.add(opened.door());
      case DoorEvent.LeftOpen left -> open.add(left.door());
      case DoorEvent.Forced forced -> open.add(forced.door());
    }
    return open;
  }

  private static List<Effect> looked(DoorEvent moved) {
    Effect look = new Effect.LookBehind(moved.door());
    return switch (moved) {
      case DoorEvent.Forced forced ->
          List.of(
              new Effect.Append(new Act.DeviceFault("locker", "FORCED door " + forced.door())),
              look);
      case DoorEvent.Opened ignored -> List.of();
      case DoorEvent.Stuck ignored -> List.of();
      case DoorEvent.FoundOpen ignored -> List.of(look);
      case DoorEvent.LeftOpen ignored -> List.of(look);
      case DoorEvent.Closed ignored -> List.of(look);
    };
  }

  /** Whether whoever is here is to deal with this door. */
  static boolean isVisited(Kiosk kiosk, int door) {
    return switch (kiosk.journey()) {
      case Visiting here ->
          here.compartment().door() == door
              && (here.stage() instanceof Stage.Handing || here.stage() instanceof Stage.Unsure);
      case Staffing.AtDoor here -> here.work().door() == door;
      default -> false;
    };
  }

  /**
   * What is owed now for what was loaded there. Behind a door that somebody left open nobody knows
   * what lies, so that it is offered to nobody any more until staff have looked.
   */
  static List<Effect> owed(BehindDoor behind) {
    ItemId item = behind.loaded();
    if (item == null) {
      return List.of();
    }
    return switch (behind.now()) {
      case OPEN -> owe(behind, item, Debt.DOOR_LEFT_OPEN);
      case UNSEEN -> lent(behind, item);
      case CLOSED ->
          has(behind, Debt.DOOR_LEFT_OPEN) ? closedAgain(behind, item) : lent(behind, item);
    };
  }

  private static List<Effect> closedAgain(BehindDoor behind, ItemId item) {
    List<Effect> effects = new ArrayList<>(settled(behind, Set.of(Debt.DOOR_LEFT_OPEN)));
    if (behind.seen() == null || !behind.seen().contains(item)) {
      effects.addAll(settled(behind, Set.of(Debt.BOOK_NOT_TAKEN)));
      effects.add(new Effect.Append(new Act.StockRemoved(item, behind.door())));
    }
    return effects;
  }

  private static List<Effect> lent(BehindDoor behind, ItemId item) {
    return switch (behind.standing()) {
      case LENT -> owe(behind, item, Debt.BOOK_NOT_TAKEN);
      case BACK -> settled(behind, Set.of(Debt.BOOK_NOT_TAKEN));
      case UNTOLD -> List.of();
    };
  }

  private static List<Effect> owe(BehindDoor behind, ItemId item, Debt debt) {
    return has(behind, debt) ? List.of() : List.of(new Effect.Append(new DebtOpened(item, debt)));
  }

  private static boolean has(BehindDoor behind, Debt debt) {
    return behind.debts().stream().anyMatch(open -> open.debt().debt() == debt);
  }

  /** Settles what is owed of these kinds. */
  static List<Effect> settled(BehindDoor behind, Set<Debt> kinds) {
    return behind.debts().stream()
        .filter(open -> kinds.contains(open.debt().debt()))
        .<Effect>map(Doors::settle)
        .toList();
  }

  private static Effect settle(OpenDebt open) {
    return new Effect.Append(new DebtSettled(open.debt().item(), open.opened()));
  }
}
