package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.kiosk.flow.Event.BehindDoor.DoorNow;
import org.shuyi.kiosk.flow.Event.BehindDoor.Standing;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Lockers.Lies;
import org.shuyi.kiosk.flow.Staffing.Slot;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Doors, the books behind them, and what hands do there. */
final class LockerWorld {
  static final ItemId WEICHENG = new ItemId("TN0000020");
  static final ItemId HUOZHE = new ItemId("TN0000021");
  static final ItemId NEW = new ItemId("TN0000022");
  private static final DeviceId LOCKER = new DeviceId("locker");

  /** What can become of a command. */
  enum How {
    WELL,
    STUCK,
    /** The board falls silent, and the door did open. */
    LOST_OPEN,
    LOST_CLOSED
  }

  /** What hands do. */
  enum Hands {
    TAKE,
    CLOSE,
    /** The door stands open for longer than the board bears. */
    WAIT,
    FORCE
  }

  /** As staff loaded it. */
  final Map<Integer, ItemId> loaded = new TreeMap<>();

  /** Whether a reader looks into the compartments. */
  boolean sees = true;

  final Set<Integer> open = new TreeSet<>();
  final Set<ItemId> inHands = new HashSet<>();
  final Set<Integer> forced = new HashSet<>();
  private final Map<Integer, ItemId> behind = new HashMap<>();

  LockerWorld() {
    load(1, Samples.BIANCHENG);
    load(2, WEICHENG);
    load(3, HUOZHE);
  }

  private void load(int door, ItemId item) {
    loaded.put(door, item);
    behind.put(door, item);
  }

  Event shelf(PatronId patron, World world) {
    List<Compartment> shelf = new ArrayList<>();
    stock(world)
        .forEach(
            (door, item) -> {
              Act last = last(world, item);
              boolean own = last instanceof Act.Loan loan && loan.patron().equals(patron);
              boolean free = !(last instanceof Act.Loan) && world.debts(item).isEmpty();
              if (!open.contains(door) && (own || free)) {
                Lies lies = own ? Lies.LENT : door == 3 ? Lies.HELD : Lies.FOR_ANYBODY;
                shelf.add(new Compartment(door, item, World.title(item), lies));
              }
            });
    return new Event.LockersSeen(patron, shelf);
  }

  /** What was loaded and not taken out by an act. */
  Map<Integer, ItemId> stock(World world) {
    Map<Integer, ItemId> stock = new TreeMap<>(loaded);
    for (Act act : world.acts()) {
      switch (act) {
        case Act.StockLoaded put -> stock.put(put.door(), put.item());
        case Act.StockRemoved removed -> stock.remove(removed.door(), removed.item());
        default -> {}
      }
    }
    return stock;
  }

  /** Four doors, as staff see them. */
  Event board(World world) {
    Map<Integer, ItemId> stock = stock(world);
    List<Slot> slots = new ArrayList<>();
    for (int door = 1; door <= 4; door++) {
      ItemId item = stock.get(door);
      slots.add(new Slot(door, item, "", item == null ? Slot.Lies.EMPTY : Slot.Lies.FOR_ANYBODY));
    }
    return new Event.StockSeen(slots, Samples.DUE);
  }

  /** Staff put a book behind each open door that is empty. */
  void put(ItemId item) {
    open.forEach(
        door -> {
          if (behind.putIfAbsent(door, item) == null) {
            inHands.remove(item);
          }
        });
  }

  static @Nullable Act last(World world, ItemId item) {
    return world.acts().stream()
        .filter(
            act ->
                (act instanceof Act.Loan loan && loan.item().equals(item))
                    || (act instanceof Act.Return back && back.item().equals(item)))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  Event look(int door, World world) {
    ItemId item = stock(world).get(door);
    Act last = item == null ? null : last(world, item);
    Standing standing =
        last == null ? Standing.UNTOLD : last instanceof Act.Loan ? Standing.LENT : Standing.BACK;
    ItemId there = behind.get(door);
    return new Event.BehindDoor(
        door,
        open.contains(door) ? DoorNow.OPEN : DoorNow.CLOSED,
        item,
        standing,
        sees ? (there == null ? List.of() : List.of(there)) : null,
        item == null ? List.of() : world.debts(item));
  }

  /** What the board says, in this order. */
  List<Event> opens(int door, How how) {
    Condition gone = new Condition.Absent(Condition.Reason.NO_ANSWER, "silent");
    return switch (how) {
      case STUCK ->
          open.contains(door)
              ? List.of(new Event.DoorAnswered(new Opening.StoodOpen(door)))
              : List.of(
                  new Event.DoorMoved(new DoorEvent.Stuck(LOCKER, door)),
                  new Event.DoorAnswered(new Opening.Stuck(door)));
      case LOST_CLOSED -> List.of(new Event.DoorAnswered(new Opening.Unknown(door, gone)));
      case LOST_OPEN -> {
        open.add(door);
        yield List.of(new Event.DoorAnswered(new Opening.Unknown(door, gone)));
      }
      case WELL ->
          open.add(door)
              ? List.of(
                  new Event.DoorMoved(new DoorEvent.Opened(LOCKER, door)),
                  new Event.DoorAnswered(new Opening.Opened(door)))
              : List.of(new Event.DoorAnswered(new Opening.StoodOpen(door)));
    };
  }

  List<Event> hands(Hands hands) {
    return switch (hands) {
      case TAKE -> {
        open.forEach(
            door -> {
              ItemId taken = behind.remove(door);
              if (taken != null) {
                inHands.add(taken);
              }
            });
        yield List.of();
      }
      case CLOSE -> {
        List<Event> closed = new ArrayList<>();
        open.forEach(door -> closed.add(new Event.DoorMoved(new DoorEvent.Closed(LOCKER, door))));
        open.clear();
        yield closed;
      }
      case WAIT ->
          open.stream()
              .<Event>map(
                  door ->
                      new Event.DoorMoved(new DoorEvent.LeftOpen(LOCKER, door, JourneyFlow.LIST)))
              .toList();
      case FORCE -> {
        forced.add(2);
        yield open.add(2)
            ? List.of(new Event.DoorMoved(new DoorEvent.Forced(LOCKER, 2)))
            : List.of();
      }
    };
  }

  /** A board that is back, or a program that starts, finds what stands open. */
  List<Event> found() {
    return open.stream()
        .<Event>map(door -> new Event.DoorMoved(new DoorEvent.FoundOpen(LOCKER, door)))
        .toList();
  }
}
