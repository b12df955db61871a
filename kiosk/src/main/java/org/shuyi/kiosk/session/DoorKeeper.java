package org.shuyi.kiosk.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Event.BehindDoor.DoorNow;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act.StockLoaded;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.journal.Journal.OpenDebt;
import org.shuyi.sync.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a flow wants at the locker, and knows how its doors stand. What lies behind them
 * follows from the journal. Effects come on the session's thread, door events on the locker's.
 */
final class DoorKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

  private final Station station;
  private final Decider decider;
  private final int holdDays;
  private final Consumer<Event> post;
  private final Map<Integer, DoorNow> doors = new ConcurrentHashMap<>();
  private volatile Optional<Locker> locker = Optional.empty();
  private volatile Compartments compartments = new Compartments(List.of());

  DoorKeeper(Station station, Decider decider, int holdDays, Consumer<Event> post) {
    this.holdDays = holdDays;
    this.station = station;
    this.decider = decider;
    this.post = post;
  }

  /** What was lent before the power went and still lies there is owed from now on. */
  void start(Devices devices) {
    locker = devices.locker();
    compartments = new Compartments(devices.inLocker());
    if (locker.isPresent()) {
      stock().forEach(loaded -> look(loaded.door()));
    }
  }

  /** Whether doors can be opened now. */
  boolean works() {
    return locker.filter(each -> each.condition().usable()).isPresent();
  }

  void heard(DoorEvent event) {
    doors.put(
        event.door(),
        switch (event) {
          case DoorEvent.Closed ignored -> DoorNow.CLOSED;
          case DoorEvent.Stuck ignored -> DoorNow.CLOSED;
          case DoorEvent.FoundOpen ignored -> DoorNow.OPEN;
          case DoorEvent.Opened ignored -> DoorNow.OPEN;
          case DoorEvent.LeftOpen ignored -> DoorNow.OPEN;
          case DoorEvent.Forced ignored -> DoorNow.OPEN;
        });
    post.accept(new Event.DoorMoved(event));
  }

  void seen(DeviceId reader, Pad books) {
    compartments.seen(reader, books);
  }

  /** A locker out of reach says how its doors stand when it is back, and nothing until then. */
  void heard(DeviceEvent.ConditionChanged changed) {
    Condition condition = changed.condition();
    boolean own = locker.filter(each -> each.id().equals(changed.device())).isPresent();
    if (own && !condition.usable()) {
      doors.clear();
      post.accept(new Event.DoorsLost());
    }
  }

  void perform(Effect.AtLocker effect) {
    switch (effect) {
      case Effect.LookInLockers(PatronId patron, List<ItemId> out) ->
          post.accept(new Event.LockersSeen(patron, shelf(patron, out)));
      case Effect.LookAtStock() -> post.accept(board());
      case Effect.OpenDoor(int door) -> open(door);
      case Effect.LookBehind(int door) -> look(door);
    }
  }

  private List<Compartment> shelf(PatronId patron, List<ItemId> out) {
    List<OpenDebt> debts = debts();
    List<Compartment> shelf = new ArrayList<>();
    for (StockLoaded loaded : stock()) {
      boolean open = doors.get(loaded.door()) == DoorNow.OPEN;
      boolean owed = debts.stream().anyMatch(each -> each.debt().item().equals(loaded.item()));
      if (!open && there(loaded.door())) {
        decider.compartment(patron, loaded, out, owed).ifPresent(shelf::add);
      }
    }
    return shelf;
  }

  /** What staff see: every door, and what is to be done there. */
  private Event board() {
    Map<Integer, StockLoaded> stock =
        stock().stream().collect(Collectors.toMap(StockLoaded::door, Function.identity()));
    Set<ItemId> owed =
        debts().stream().map(each -> each.debt().item()).collect(Collectors.toUnmodifiableSet());
    List<Staffing.Slot> slots =
        IntStream.rangeClosed(1, locker.map(Locker::doors).orElse(0))
            .mapToObj(door -> decider.slot(door, stock.get(door), owed))
            .toList();
    return new Event.StockSeen(slots, decider.lastDay(holdDays));
  }

  /** How many holds wait behind the doors though their last day is over. */
  long waitedTooLong() {
    return locker.isEmpty() ? 0 : stock().stream().filter(decider::isOver).count();
  }

  /** What anybody may find behind the doors now. */
  Set<ItemId> forAnybody() {
    if (locker.isEmpty()) {
      return Set.of();
    }
    Set<ItemId> owed =
        debts().stream().map(each -> each.debt().item()).collect(Collectors.toUnmodifiableSet());
    List<ItemId> free =
        stock().stream()
            .filter(loaded -> loaded.heldFor() == null && there(loaded.door()))
            .map(StockLoaded::item)
            .filter(item -> !owed.contains(item))
            .toList();
    return decider.notOut(free);
  }

  private boolean there(int door) {
    return locker.filter(each -> door <= each.doors()).isPresent();
  }

  /** A coil that has to cool is given the time it wants, once. */
  private void open(int door) {
    answer(door)
        .thenCompose(
            opening ->
                opening instanceof Opening.TooSoon(int same, Duration cooling)
                    ? later(cooling).thenCompose(ignored -> answer(same))
                    : CompletableFuture.completedStage(opening))
        .whenComplete(
            (opening, failure) -> {
              if (failure != null) {
                LOG.error("door {} was not answered for", door, failure);
              }
              post.accept(new Event.DoorAnswered(failure == null ? opening : unknown(door)));
            });
  }

  private CompletionStage<Opening> answer(int door) {
    return locker
        .map(each -> each.open(door))
        .orElseGet(() -> CompletableFuture.completedStage(unknown(door)));
  }

  private static Opening unknown(int door) {
    return new Opening.Unknown(
        door, new Condition.Absent(Condition.Reason.NO_ANSWER, "no locker answers"));
  }

  private static CompletionStage<Void> later(Duration pause) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(pause.toMillis() + 1, TimeUnit.MILLISECONDS));
  }

  private void look(int door) {
    compartments.look().thenAccept(seen -> post.accept(behind(door, seen.orElse(null))));
  }

  private Event behind(int door, @Nullable Set<ItemId> seen) {
    Map<Integer, ItemId> stock =
        stock().stream().collect(Collectors.toMap(StockLoaded::door, StockLoaded::item));
    ItemId loaded = stock.remove(door);
    List<OpenDebt> owed =
        loaded == null
            ? List.of()
            : debts().stream().filter(each -> each.debt().item().equals(loaded)).toList();
    return new Event.BehindDoor(
        door,
        doors.getOrDefault(door, DoorNow.UNSEEN),
        loaded,
        loaded == null ? Event.BehindDoor.Standing.UNTOLD : decider.standing(loaded),
        seen == null ? null : seen.stream().filter(item -> !stock.containsValue(item)).toList(),
        owed);
  }

  private List<StockLoaded> stock() {
    try {
      return station.stock();
    } catch (JournalException e) {
      LOG.error("what lies in the locker can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }

  private List<OpenDebt> debts() {
    try {
      return station.openDebts();
    } catch (JournalException e) {
      LOG.error("debts can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }
}
