package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Handover;
import org.shuyi.kiosk.flow.Event.BehindDoor.Standing;
import org.shuyi.kiosk.flow.Staffing.Asked;
import org.shuyi.kiosk.flow.Staffing.AtDoor;
import org.shuyi.kiosk.flow.Staffing.Board;
import org.shuyi.kiosk.flow.Staffing.Choosing;
import org.shuyi.kiosk.flow.Staffing.Slot;
import org.shuyi.kiosk.flow.Staffing.Told;
import org.shuyi.kiosk.flow.Staffing.Work;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/**
 * Loading and clearing a locker. An act is written when the door is shut again, for only then does
 * anybody know what lies behind it; whoever leaves before that leaves a door that is offered to
 * nobody until staff have looked.
 */
record StaffFlow(Staffing now) implements JourneyFlow {
  private static final Set<Debt> OF_A_DOOR = EnumSet.of(Debt.BOOK_NOT_TAKEN, Debt.DOOR_LEFT_OPEN);

  static Step begin(Kiosk kiosk) {
    return board(kiosk, Told.NOTHING);
  }

  private static Step board(Kiosk kiosk, Told told) {
    return Step.to(kiosk.with(new Board(List.of(), null, false, told)), new Effect.LookAtStock());
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (now) {
      case Board here -> chosen(kiosk, here, event);
      case Choosing here -> scanned(kiosk, here, event);
      case AtDoor here -> handed(kiosk, here, event);
      case Asked(var work, var behind) -> answered(kiosk, work, behind, event);
    };
  }

  private static Step chosen(Kiosk kiosk, Board here, Event event) {
    return switch (event) {
      case Event.StockSeen(var slots, var through) ->
          Step.to(kiosk.with(new Board(slots, through, true, here.told())));
      case Event.NotRecorded ignored ->
          Step.to(
              kiosk.with(
                  new Board(here.slots(), here.through(), here.looked(), Told.NOT_RECORDED)));
      case Event.Touched(Touch.OpenDoor(int door)) ->
          here.slots().stream()
              .filter(slot -> slot.door() == door && !kiosk.openDoors().contains(door))
              .findFirst()
              .map(slot -> begin(kiosk, here.through(), slot))
              .orElseGet(() -> Step.to(kiosk));
      default -> Step.to(kiosk);
    };
  }

  private static Step begin(Kiosk kiosk, @Nullable LocalDate through, Slot slot) {
    ItemId item = slot.item();
    return item == null
        ? Step.to(kiosk.with(new Choosing(slot.door(), null, null, through, false)))
        : open(
            kiosk,
            new Work.Take(new Act.StockRemoved(item, slot.door())),
            Handover.pickUp(Set.of(item.value())));
  }

  private static Step scanned(Kiosk kiosk, Choosing here, Event event) {
    ItemId item = here.item();
    return switch (event) {
      case Event.ItemScanned(ItemId book) ->
          Step.to(
              kiosk.with(new Choosing(here.door(), book, here.patron(), here.through(), false)));
      case Event.PadSeen(Pad pad) when pad.items().size() == 1 ->
          Step.to(
              kiosk.with(
                  new Choosing(
                      here.door(),
                      pad.items().iterator().next(),
                      here.patron(),
                      here.through(),
                      false)));
      case Event.CardScanned(PatronId patron) -> held(kiosk, here, patron);
      case Event.Touched(Touch.Skip()) ->
          Step.to(kiosk.with(new Choosing(here.door(), item, null, here.through(), false)));
      case Event.Touched(Touch.OpenDoor(int door)) when item != null && door == here.door() ->
          open(kiosk, new Work.Put(here.act(item)), Handover.putIn(Set.of(item.value())));
      case Event.Touched(Touch.Back()) -> board(kiosk, Told.NOTHING);
      default -> Step.to(kiosk);
    };
  }

  /** A hold has a last day: without a clock that can be trusted there is none. */
  private static Step held(Kiosk kiosk, Choosing here, @Nullable PatronId patron) {
    boolean strange = patron == null || here.item() == null || here.through() == null;
    return Step.to(
        kiosk.with(
            new Choosing(
                here.door(),
                here.item(),
                strange ? here.patron() : patron,
                here.through(),
                strange)));
  }

  private static Step open(Kiosk kiosk, Work work, Handover handover) {
    return Step.to(
        kiosk.with(new AtDoor(work, handover, false, 0)), new Effect.OpenDoor(work.door()));
  }

  private static Step handed(Kiosk kiosk, AtDoor here, Event event) {
    int door = here.work().door();
    return switch (event) {
      case Event.DoorAnswered(var opening) when opening.door() == door ->
          on(kiosk, here, new Handover.Event.Answered(opening));
      case Event.DoorMoved(DoorEvent moved) when moved.door() == door ->
          on(kiosk, here, new Handover.Event.Door(moved));
      case Event.DoorsLost() -> on(kiosk, here, new Handover.Event.Lost());
      case Event.BehindDoor behind when behind.door() == door -> looked(kiosk, here, behind);
      default -> Step.to(kiosk);
    };
  }

  private static Step on(Kiosk kiosk, AtDoor here, Handover.Event event) {
    Handover.Step step = here.handover().on(event);
    AtDoor next =
        new AtDoor(here.work(), step.next(), here.closeFirst() || step.leftOpen(), here.waits());
    boolean shut =
        step.next().phase() instanceof Handover.Phase.Closed
            && !(here.handover().phase() instanceof Handover.Phase.Closed);
    if (step.next().result().isPresent()) {
      return board(kiosk, Told.NOT_OPENED).and(left(here.work(), step.next()));
    }
    return shut
        ? Step.to(kiosk.with(next), new Effect.LookBehind(here.work().door()))
        : Step.to(kiosk.with(next));
  }

  private static Step looked(Kiosk kiosk, AtDoor here, Event.BehindDoor behind) {
    if (!(here.handover().phase() instanceof Handover.Phase.Closed)) {
      return Step.to(kiosk);
    }
    List<ItemId> seen = behind.seen();
    if (seen == null) {
      return Step.to(kiosk.with(new Asked(here.work(), behind)));
    }
    boolean inside = seen.contains(here.work().item());
    return inside == here.work() instanceof Work.Put
        ? done(kiosk, here.work(), behind)
        : board(kiosk, Told.AS_IT_WAS);
  }

  private static Step answered(Kiosk kiosk, Work work, Event.BehindDoor behind, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Agree()) -> done(kiosk, work, behind);
      case Event.Touched(Touch.Back()) ->
          board(kiosk, Told.AS_IT_WAS).and(Doors.settled(behind, Set.of(Debt.DOOR_LEFT_OPEN)));
      default -> Step.to(kiosk);
    };
  }

  /** A book that was lent and never fetched is lent no more when staff take it out. */
  private static Step done(Kiosk kiosk, Work work, Event.BehindDoor behind) {
    List<Effect> acts = new ArrayList<>();
    if (work instanceof Work.Take && behind.standing() == Standing.LENT) {
      acts.add(new Effect.Append(new Act.Return(work.item())));
    }
    acts.addAll(Doors.settled(behind, OF_A_DOOR));
    acts.add(
        new Effect.Append(
            switch (work) {
              case Work.Put(var act) -> act;
              case Work.Take(var act) -> act;
            }));
    Step told = board(kiosk, work instanceof Work.Put ? Told.LOADED : Told.TAKEN_OUT);
    return new Step(told.kiosk(), acts).and(told.effects());
  }

  /** Nobody knows what lies there now: it is offered to nobody until somebody has looked. */
  private static List<Effect> left(Work work, Handover handover) {
    boolean unknown =
        handover.result().filter(Handover.Result.Unknown.class::isInstance).isPresent()
            || handover.phase() instanceof Handover.Phase.Open
            || handover.phase() instanceof Handover.Phase.Closed;
    return unknown ? left(work) : List.of();
  }

  private static List<Effect> left(Work work) {
    List<Effect> acts = new ArrayList<>();
    if (work instanceof Work.Put(var act)) {
      acts.add(new Effect.Append(act));
    }
    acts.add(new Effect.Append(new Act.DebtOpened(work.item(), Debt.DOOR_LEFT_OPEN)));
    return acts;
  }

  @Override
  public boolean busy() {
    return switch (now) {
      case Board here -> !here.looked();
      case Choosing ignored -> false;
      case Asked ignored -> false;
      case AtDoor here -> !here.open();
    };
  }

  @Override
  public boolean warns() {
    return !(now instanceof AtDoor);
  }

  @Override
  public Duration idle() {
    return now instanceof AtDoor ? OWED : LIST;
  }

  /** Nobody leaves an open door by a touch. */
  @Override
  public Step left(Kiosk kiosk) {
    return now instanceof AtDoor here && here.open()
        ? Step.to(kiosk.with(new AtDoor(here.work(), here.handover(), true, here.waits())))
        : JourneyFlow.super.left(kiosk);
  }

  @Override
  public Step leave(Kiosk kiosk) {
    return switch (now) {
      case AtDoor here when here.open() && here.waits() < LockerFlow.MOST_WAITS ->
          Step.to(kiosk.with(new AtDoor(here.work(), here.handover(), true, here.waits() + 1)));
      case AtDoor here -> Flow.end(kiosk).and(left(here.work(), here.handover()));
      case Asked(var work, var ignored) -> Flow.end(kiosk).and(left(work));
      default -> Flow.end(kiosk);
    };
  }
}
