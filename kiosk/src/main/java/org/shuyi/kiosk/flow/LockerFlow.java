package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Handover;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Lockers.Choosing;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Lockers.Lies;
import org.shuyi.kiosk.flow.Lockers.Stage;
import org.shuyi.kiosk.flow.Lockers.Visiting;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Progress.StaysBehind.Why;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Lending out of a locker: decide, write down, open the door; the book that then is gone is the one
 * that was lent. A door that does not open leaves no loan, and one that stands open no session's
 * end without a word.
 */
record LockerFlow(Lockers now) implements LinesFlow {
  /** Two minutes each before an open door; then it is a debt, and shown to whoever comes. */
  static final int MOST_WAITS = 3;

  static Step begin(Kiosk kiosk, Event.Identified who) {
    return Step.to(
        kiosk.with(new Choosing(who.borrower(), List.of(), false, List.of())),
        new Effect.LookInLockers(
            who.borrower().patron(), who.loans().stream().map(Event.OnLoan::item).toList()));
  }

  @Override
  public Purpose purpose() {
    return Purpose.BORROW;
  }

  @Override
  public List<Line> lines() {
    return now.lines();
  }

  @Override
  public Journey with(List<Line> lines) {
    return switch (now) {
      case Choosing here -> new Choosing(here.borrower(), here.shelf(), here.looked(), lines);
      case Visiting here ->
          new Visiting(here.borrower(), here.shelf(), lines, here.compartment(), here.stage());
    };
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Finish ignored) when now instanceof Visiting -> left(kiosk);
      case Event.NotRecorded ignored -> own(kiosk, event);
      case Event.Settled(var act, var outcome) when now instanceof Visiting here ->
          settledAt(kiosk, told(here, act.id(), outcome), act, outcome);
      default -> LinesFlow.super.step(kiosk, event);
    };
  }

  private Step settledAt(Kiosk kiosk, Visiting here, RecordedAct act, Outcome outcome) {
    LockerFlow next = new LockerFlow(here);
    return next.to(kiosk, next.settled(act, outcome));
  }

  /** What the centre says of the loan for which a door is being opened. */
  private static Visiting told(Visiting here, ActId act, Outcome outcome) {
    return switch (here.stage()) {
      case Stage.Handing(Stand stand, var handover, boolean first, int waits)
          when stand != null && stand.act().equals(act) ->
          at(here, new Stage.Handing(Lines.told(stand, outcome), handover, first, waits));
      case Stage.Unsure(Stand stand) when stand != null && stand.act().equals(act) ->
          at(here, new Stage.Unsure(Lines.told(stand, outcome)));
      default -> here;
    };
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (now) {
      case Choosing here -> chosen(kiosk, here, event);
      case Visiting here -> visited(kiosk, here, event);
    };
  }

  private static Step chosen(Kiosk kiosk, Choosing here, Event event) {
    return switch (event) {
      case Event.LockersSeen(var patron, var shelf)
          when !here.looked() && patron.equals(here.borrower().patron()) ->
          Step.to(kiosk.with(new Choosing(here.borrower(), shelf, true, here.lines())));
      case Event.Touched(Touch.OpenDoor(int door)) ->
          here.shelf().stream()
              .filter(each -> each.door() == door && !kiosk.openDoors().contains(door))
              .findFirst()
              .map(each -> ask(kiosk, here, each))
              .orElseGet(() -> Step.to(kiosk));
      default -> Step.to(kiosk);
    };
  }

  private static Step ask(Kiosk kiosk, Choosing here, Compartment compartment) {
    Borrower borrower = here.borrower();
    return Step.to(
        kiosk.with(
            new Visiting(borrower, here.shelf(), here.lines(), compartment, new Stage.Deciding())),
        new Effect.DecideLoan(borrower.patron(), compartment.item(), borrower.decides()));
  }

  private Step visited(Kiosk kiosk, Visiting here, Event event) {
    return switch (here.stage()) {
      case Stage.Deciding ignored -> decided(kiosk, here, event);
      case Stage.Recording(Act.Loan act) -> recorded(kiosk, here, act, event);
      case Stage.Handing handing -> handed(kiosk, here, handing, event);
      case Stage.Unsure(Stand stand) -> unsure(kiosk, here, stand, event);
      case Stage.TakingBack(Why why) -> takenBack(kiosk, here, why, event);
    };
  }

  private static Step decided(Kiosk kiosk, Visiting here, Event event) {
    ItemId item = here.compartment().item();
    return switch (event) {
      case Event.Granted yes when yes.item().equals(item) -> {
        Borrower borrower = here.borrower().decidedBy(yes.by());
        Act.Loan act = new Act.Loan(item, borrower.patron(), yes.due(), yes.by());
        yield Step.to(
            kiosk.with(at(by(here, borrower), new Stage.Recording(act))), new Effect.Append(act));
      }
      case Event.StillOut still when still.item().equals(item) ->
          open(kiosk, here, new Stand(still.loan().id(), due(still.loan().act()), false));
      case Event.Denied no when no.item().equals(item) && isOwn(no) -> open(kiosk, here, null);
      case Event.Denied no when no.item().equals(item) ->
          back(
              kiosk,
              by(here, here.borrower().decidedBy(no.by())),
              new Progress.Refused(no.reasons()));
      default -> Step.to(kiosk);
    };
  }

  /** Lent to this very patron before, and never taken. */
  private static boolean isOwn(Event.Denied no) {
    return no.reasons().equals(List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));
  }

  private static @Nullable LocalDate due(Act act) {
    return act instanceof Act.Loan loan ? loan.due() : null;
  }

  private static Step recorded(Kiosk kiosk, Visiting here, Act.Loan act, Event event) {
    return switch (event) {
      case Event.Recorded(RecordedAct recorded) when recorded.act().equals(act) ->
          open(kiosk, here, new Stand(recorded.id(), act.due(), false));
      case Event.NotRecorded(Act no) when no.equals(act) ->
          back(kiosk, here, new Progress.NotRecorded());
      default -> Step.to(kiosk);
    };
  }

  private static Step open(Kiosk kiosk, Visiting here, @Nullable Stand stand) {
    Handover handover = Handover.pickUp(Set.of(here.compartment().item().value()));
    return Step.to(
        kiosk.with(at(here, new Stage.Handing(stand, handover, false, 0))),
        new Effect.OpenDoor(here.compartment().door()));
  }

  private static Step handed(Kiosk kiosk, Visiting here, Stage.Handing handing, Event event) {
    int door = here.compartment().door();
    return switch (event) {
      case Event.DoorAnswered(var opening) when opening.door() == door ->
          on(kiosk, here, handing, new Handover.Event.Answered(opening), List.of());
      case Event.DoorMoved(DoorEvent moved) when moved.door() == door ->
          on(kiosk, here, handing, new Handover.Event.Door(moved), List.of());
      case Event.DoorsLost() -> on(kiosk, here, handing, new Handover.Event.Lost(), List.of());
      case Event.BehindDoor behind when behind.door() == door ->
          on(
              kiosk,
              here,
              handing,
              new Handover.Event.Lies(lying(behind)),
              Doors.settled(behind, Set.of(Debt.BOOK_NOT_TAKEN, Debt.DOOR_LEFT_OPEN)));
      default -> Step.to(kiosk);
    };
  }

  /** Where no reader looks, a door that was open and is closed again tells that it is done. */
  private static Set<String> lying(Event.BehindDoor behind) {
    return behind.seen() == null
        ? Set.of()
        : behind.seen().stream().map(ItemId::value).collect(Collectors.toUnmodifiableSet());
  }

  private static Step on(
      Kiosk kiosk,
      Visiting here,
      Stage.Handing handing,
      Handover.Event event,
      List<Effect> settled) {
    Handover.Step step = handing.handover().on(event);
    Handover next = step.next();
    Stage.Handing still =
        new Stage.Handing(
            handing.stand(), next, handing.closeFirst() || step.leftOpen(), handing.waits());
    boolean closed =
        next.phase() instanceof Handover.Phase.Closed
            && !(handing.handover().phase() instanceof Handover.Phase.Closed);
    return next.result()
        .map(result -> ended(kiosk, here, handing.stand(), result, settled))
        .orElseGet(
            () ->
                closed
                    ? Step.to(
                        kiosk.with(at(here, still)),
                        new Effect.LookBehind(here.compartment().door()))
                    : Step.to(kiosk.with(at(here, still))));
  }

  private static Step ended(
      Kiosk kiosk,
      Visiting here,
      @Nullable Stand stand,
      Handover.Result result,
      List<Effect> settled) {
    return switch (result) {
      case Handover.Result.Done() -> taken(kiosk, here, stand, Set.of()).and(settled);
      case Handover.Result.Nothing() -> takeBack(kiosk, here, Why.NOT_TAKEN);
      case Handover.Result.Differs(var missing, var foreign, var left) ->
          left.isEmpty()
              ? taken(kiosk, here, stand, foreign).and(settled)
              : takeBack(kiosk, here, Why.NOT_TAKEN).and(strangers(foreign));
      case Handover.Result.NotOpened ignored -> takeBack(kiosk, here, Why.STUCK);
      case Handover.Result.Unknown() -> Step.to(kiosk.with(at(here, new Stage.Unsure(stand))));
    };
  }

  private static Step taken(
      Kiosk kiosk, Visiting here, @Nullable Stand stand, Set<String> foreign) {
    Compartment from = here.compartment();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Append(new Act.StockRemoved(from.item(), from.door())));
    if (from.lies() == Lies.HELD) {
      effects.add(new Effect.Append(new Act.HoldPickedUp(from.item(), here.borrower().patron())));
    }
    effects.addAll(strangers(foreign));
    Progress progress = stand == null ? new Progress.OnLoan(null, false) : stand.told();
    return back(kiosk, here, progress).and(effects);
  }

  /** What somebody laid there instead is not in stock, and not forgotten either. */
  private static List<Effect> strangers(Set<String> foreign) {
    return foreign.stream()
        .<Effect>map(
            other ->
                new Effect.Append(new Act.DebtOpened(new ItemId(other), Debt.OTHER_BOOK_IN_PLACE)))
        .toList();
  }

  /** No loan stands without a book. */
  private static Step takeBack(Kiosk kiosk, Visiting here, Why why) {
    return Step.to(
        kiosk.with(at(here, new Stage.TakingBack(why))),
        new Effect.Append(new Act.Return(here.compartment().item())));
  }

  /** If not even that can be written down, the loan without a book is owed: looked at behind. */
  private static Step takenBack(Kiosk kiosk, Visiting here, Why why, Event event) {
    Act back = new Act.Return(here.compartment().item());
    boolean done = event instanceof Event.Recorded(var act) && act.act().equals(back);
    boolean failed = event instanceof Event.NotRecorded(Act no) && no.equals(back);
    if (!done && !failed) {
      return Step.to(kiosk);
    }
    int door = here.compartment().door();
    Step next =
        back(kiosk, here, new Progress.StaysBehind(done ? why : Why.UNTOLD))
            .and(new Effect.LookBehind(door));
    return why == Why.STUCK
        ? next.and(new Effect.Append(new Act.DeviceFault("locker", "STUCK door " + door)))
        : next;
  }

  private static Step unsure(Kiosk kiosk, Visiting here, @Nullable Stand stand, Event event) {
    int door = here.compartment().door();
    return switch (event) {
      case Event.Touched(Touch.OpenDoor(int again)) when again == door -> open(kiosk, here, stand);
      case Event.DoorMoved(DoorEvent moved)
          when moved.door() == door && kiosk.openDoors().contains(door) -> {
        Handover stands =
            Handover.pickUp(Set.of(here.compartment().item().value()))
                .on(new Handover.Event.Door(moved))
                .next();
        yield Step.to(kiosk.with(at(here, new Stage.Handing(stand, stands, false, 0))));
      }
      default -> Step.to(kiosk);
    };
  }

  private static Visiting at(Visiting here, Stage stage) {
    return new Visiting(here.borrower(), here.shelf(), here.lines(), here.compartment(), stage);
  }

  private static Visiting by(Visiting here, Borrower borrower) {
    return new Visiting(borrower, here.shelf(), here.lines(), here.compartment(), here.stage());
  }

  /** To the other doors; this one is not opened again in this session. */
  private static Step back(Kiosk kiosk, Visiting here, Progress progress) {
    Compartment done = here.compartment();
    List<Compartment> others =
        here.shelf().stream().filter(each -> each.door() != done.door()).toList();
    List<Line> lines = Lines.put(here.lines(), new Line(done.item(), done.title(), progress));
    return Step.to(kiosk.with(new Choosing(here.borrower(), others, true, lines)));
  }

  private boolean standsOpen() {
    return now instanceof Visiting here
        && here.stage() instanceof Stage.Handing handing
        && handing.open();
  }

  @Override
  public boolean busy() {
    return switch (now) {
      case Choosing here -> !here.looked();
      case Visiting here -> !standsOpen() && !(here.stage() instanceof Stage.Unsure);
    };
  }

  @Override
  public boolean warns() {
    return !standsOpen();
  }

  @Override
  public Duration idle() {
    return now instanceof Visiting ? OWED : LIST;
  }

  /** Nobody leaves an open door by a touch. */
  @Override
  public Step left(Kiosk kiosk) {
    return now instanceof Visiting here
            && here.stage() instanceof Stage.Handing handing
            && handing.open()
        ? Step.to(kiosk.with(at(here, closeFirst(handing, handing.waits()))))
        : LinesFlow.super.left(kiosk);
  }

  private static Stage closeFirst(Stage.Handing handing, int waits) {
    return new Stage.Handing(handing.stand(), handing.handover(), true, waits);
  }

  /** More time before an open door, and a reason; then the door is a debt. */
  @Override
  public Step leave(Kiosk kiosk) {
    if (!(now instanceof Visiting here)) {
      return Flow.end(kiosk);
    }
    if (here.stage() instanceof Stage.Handing handing
        && handing.open()
        && handing.waits() < MOST_WAITS) {
      return Step.to(kiosk.with(at(here, closeFirst(handing, handing.waits() + 1))));
    }
    return Flow.end(kiosk).and(new Effect.LookBehind(here.compartment().door()));
  }
}
