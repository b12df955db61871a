package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.PatronRefused;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Recognising;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** The patron's journeys: what each event means where the patron now is. */
public final class Flow {
  /** Idle times: domain.md 4.4 of the founding notes asks 30 s on a prompt, 60 s on a list. */
  static final Duration PROMPT = Duration.ofSeconds(30);

  static final Duration LIST = Duration.ofMinutes(1);

  /** A tag is still to be written: the patron is asked to lay the book down again. */
  static final Duration OWED = Duration.ofMinutes(2);

  /** WCAG 2.2, 2.2.1: warn, and give at least 20 s to ask for more time. */
  static final Duration WARNING = Duration.ofSeconds(20);

  /** Nothing more to do but take the books. */
  static final Duration FAREWELL = Duration.ofSeconds(15);

  private Flow() {}

  public static Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch touch) -> touched(kiosk, touch);
      case Event.CardScanned(PatronId patron) -> card(kiosk, patron);
      case Event.PadSeen(var pad) ->
          switch (kiosk.journey()) {
            case Borrowing now -> awake(BorrowFlow.pad(kiosk, now, pad));
            case Returning now -> awake(ReturnFlow.pad(kiosk, now, pad));
            default -> Step.to(kiosk);
          };
      case Event.Identified identified -> identified(kiosk, identified);
      case Event.Granted yes ->
          switch (kiosk.journey()) {
            case Borrowing now -> awake(BorrowFlow.granted(kiosk, now, yes));
            case MyLoans now -> awake(LoansFlow.granted(kiosk, now, yes));
            default -> Step.to(kiosk);
          };
      case Event.Denied no ->
          switch (kiosk.journey()) {
            case Borrowing now -> awake(BorrowFlow.denied(kiosk, now, no));
            case MyLoans now -> awake(LoansFlow.denied(kiosk, now, no));
            default -> Step.to(kiosk);
          };
      case Event.StillOut still ->
          kiosk.journey() instanceof Borrowing now
              ? awake(BorrowFlow.stillOut(kiosk, now, still))
              : Step.to(kiosk);
      case Event.Recorded(var act) ->
          switch (kiosk.journey()) {
            case Borrowing now -> awake(BorrowFlow.recorded(kiosk, now, act));
            case Returning now -> awake(ReturnFlow.recorded(kiosk, now, act));
            case MyLoans now -> awake(LoansFlow.recorded(kiosk, now, act));
            default -> Step.to(kiosk);
          };
      case Event.NotRecorded(Act act) -> notRecorded(kiosk, act);
      case Event.TagWritten written ->
          switch (kiosk.journey()) {
            case Borrowing now -> awake(BorrowFlow.written(kiosk, now, written));
            case Returning now -> awake(ReturnFlow.written(kiosk, now, written));
            default -> Step.to(kiosk).and(Tags.stray(written));
          };
      case Event.SlipDone(boolean printed) ->
          kiosk.journey() instanceof Finished(var purpose, var lines, var slip)
                  && slip == Slip.PRINTING
              ? awake(
                  Step.to(
                      kiosk.with(
                          new Finished(purpose, lines, printed ? Slip.PRINTED : Slip.FAILED))))
              : Step.to(kiosk);
      case Event.ItemNamed(ItemId item, String title) ->
          Step.to(lines(kiosk, all -> Lines.change(all, item, line -> line.titled(title))));
      case Event.DebtsFound found -> Step.to(kiosk).and(Tags.settle(found));
      case Event.Settled(var act, var outcome) ->
          Step.to(
              lines(
                  kiosk,
                  all ->
                      act.act() instanceof Act.Renewal
                          ? LoansFlow.settled(all, act, outcome)
                          : Lines.settled(all, act.id(), outcome)));
      case Event.ServiceChanged(Service service) -> Step.to(kiosk.with(service));
      case Event.TimedOut() -> timedOut(kiosk);
    };
  }

  private static Step touched(Kiosk kiosk, Touch touch) {
    return switch (touch) {
      case Touch.Borrow() ->
          kiosk.journey() instanceof Welcome && kiosk.service().lends()
              ? awake(identify(kiosk, Purpose.BORROW, CardProblem.NONE))
              : Step.to(kiosk);
      case Touch.Return() ->
          kiosk.journey() instanceof Welcome && kiosk.service().takesBack()
              ? awake(
                  Step.to(
                      kiosk.with(new Returning(List.of(), List.of())), new Effect.WatchPad(true)))
              : Step.to(kiosk);
      case Touch.MyLoans() ->
          kiosk.journey() instanceof Welcome
              ? awake(
                  kiosk.service().showsLoans()
                      ? identify(kiosk, Purpose.MY_LOANS, CardProblem.NONE)
                      : Step.to(kiosk.with(new NeedsCentre())))
              : Step.to(kiosk);
      case Touch.Leave() -> busy(kiosk) ? Step.to(kiosk) : end(kiosk);
      case Touch.Finish(boolean slip) -> finish(kiosk, slip);
      case Touch.Renew(ItemId item) ->
          kiosk.journey() instanceof MyLoans now
              ? awake(LoansFlow.renew(kiosk, now, item))
              : Step.to(kiosk);
      case Touch.RenewAll() ->
          kiosk.journey() instanceof MyLoans now
              ? awake(LoansFlow.renewAll(kiosk, now))
              : Step.to(kiosk);
      case Touch.MoreTime() -> awake(Step.to(kiosk));
      case Touch.ChangeLanguage() -> awake(Step.to(kiosk.with(kiosk.language().next())));
    };
  }

  private static Step card(Kiosk kiosk, @Nullable PatronId patron) {
    return switch (kiosk.journey()) {
      case Identify(Purpose purpose, var ignored) -> card(kiosk, purpose, patron);
      case Welcome() when kiosk.service().lends() -> card(kiosk, Purpose.BORROW, patron);
      case Finished ignored when kiosk.service().lends() ->
          card(end(kiosk).kiosk(), Purpose.BORROW, patron);
      default -> Step.to(kiosk);
    };
  }

  private static Step card(Kiosk kiosk, Purpose purpose, @Nullable PatronId patron) {
    return awake(
        patron == null
            ? identify(kiosk, purpose, CardProblem.NOT_A_CARD)
            : Step.to(kiosk.with(new Recognising(purpose, patron)), new Effect.Identify(patron)));
  }

  private static Step identify(Kiosk kiosk, Purpose purpose, CardProblem problem) {
    return Step.to(kiosk.with(new Identify(purpose, problem)));
  }

  private static Step identified(Kiosk kiosk, Event.Identified who) {
    if (!(kiosk.journey() instanceof Recognising(Purpose purpose, PatronId patron)
        && patron.equals(who.borrower().patron()))) {
      return Step.to(kiosk);
    }
    boolean offline = who.borrower().decides() == DecidedBy.STATION;
    if (!offline && who.blocks().contains(RefusalReason.PATRON_UNKNOWN)) {
      return awake(identify(kiosk, purpose, CardProblem.PATRON_UNKNOWN));
    }
    return awake(
        switch (purpose) {
          case MY_LOANS ->
              offline
                  ? Step.to(kiosk.with(new NeedsCentre()))
                  : Step.to(kiosk.with(new MyLoans(who.borrower(), onLoan(who))));
          case BORROW ->
              who.blocks().isEmpty()
                  ? Step.to(
                      kiosk.with(new Borrowing(who.borrower(), List.of(), List.of())),
                      new Effect.WatchPad(true))
                  : Step.to(kiosk.with(new PatronRefused(who.blocks(), offline)));
          case RETURN -> Step.to(kiosk);
        });
  }

  private static List<Line> onLoan(Event.Identified who) {
    return who.loans().stream()
        .map(loan -> new Line(loan.item(), loan.title(), new Progress.OnLoan(loan.due())))
        .toList();
  }

  private static Step finish(Kiosk kiosk, boolean slip) {
    return switch (kiosk.journey()) {
      case Borrowing now -> finish(kiosk, Purpose.BORROW, now.lines(), slip);
      case Returning now -> finish(kiosk, Purpose.RETURN, now.lines(), slip);
      case MyLoans now -> finish(kiosk, Purpose.MY_LOANS, now.lines(), slip);
      default -> Step.to(kiosk);
    };
  }

  private static Step finish(Kiosk kiosk, Purpose purpose, List<Line> lines, boolean slip) {
    if (Lines.busy(lines)) {
      return Step.to(kiosk);
    }
    if (!Lines.anyStands(lines)) {
      return end(kiosk);
    }
    Step finished =
        Step.to(
            kiosk.with(new Finished(purpose, lines, slip ? Slip.PRINTING : Slip.NOT_WANTED)),
            new Effect.WatchPad(false));
    return awake(
        slip ? finished.and(new Effect.Print(purpose, lines, kiosk.language())) : finished);
  }

  private static Step notRecorded(Kiosk kiosk, Act act) {
    return act instanceof Act.OnItem onItem
        ? Step.to(lines(kiosk, all -> Lines.recorded(all, onItem, new Progress.NotRecorded())))
        : Step.to(kiosk);
  }

  private static Step timedOut(Kiosk kiosk) {
    if (busy(kiosk)) {
      return awake(Step.to(kiosk));
    }
    return switch (kiosk.journey()) {
      case Borrowing ignored -> warnOrEnd(kiosk);
      case Returning ignored -> warnOrEnd(kiosk);
      case MyLoans ignored -> warnOrEnd(kiosk);
      case Identify ignored -> warnOrEnd(kiosk);
      case Welcome ignored -> end(kiosk);
      case Recognising ignored -> end(kiosk);
      case PatronRefused ignored -> end(kiosk);
      case NeedsCentre ignored -> end(kiosk);
      case Finished ignored -> end(kiosk);
    };
  }

  private static Step warnOrEnd(Kiosk kiosk) {
    return kiosk.warned() ? end(kiosk) : Step.to(kiosk.warning(true), new Effect.Expect(WARNING));
  }

  /**
   * The one place where a session ends: who was here is forgotten, the field is off, the timer
   * stopped.
   */
  private static Step end(Kiosk kiosk) {
    return Step.to(
        kiosk.with(new Welcome()).with(Kiosk.Language.CHINESE),
        new Effect.WatchPad(false),
        new Effect.ExpectNothing());
  }

  /** Somebody or something moved: the idle time starts anew. */
  private static Step awake(Step step) {
    Kiosk kiosk = step.kiosk().warning(false);
    Step next = new Step(kiosk, step.effects());
    return switch (kiosk.journey()) {
      case Welcome ignored ->
          kiosk.language() == Kiosk.Language.CHINESE ? next : next.and(new Effect.Expect(PROMPT));
      case Identify ignored -> next.and(new Effect.Expect(PROMPT));
      case Recognising ignored -> next.and(new Effect.Expect(PROMPT));
      case PatronRefused ignored -> next.and(new Effect.Expect(PROMPT));
      case NeedsCentre ignored -> next.and(new Effect.Expect(PROMPT));
      case Borrowing now -> next.and(new Effect.Expect(list(now.lines())));
      case Returning now -> next.and(new Effect.Expect(list(now.lines())));
      case MyLoans ignored -> next.and(new Effect.Expect(LIST));
      case Finished ignored -> next.and(new Effect.Expect(FAREWELL));
    };
  }

  private static Duration list(List<Line> lines) {
    return Lines.owed(lines) ? OWED : LIST;
  }

  private static boolean busy(Kiosk kiosk) {
    return switch (kiosk.journey()) {
      case Borrowing now -> Lines.busy(now.lines());
      case Returning now -> Lines.busy(now.lines());
      case MyLoans now -> Lines.busy(now.lines());
      case Welcome ignored -> false;
      case Identify ignored -> false;
      case Recognising ignored -> false;
      case PatronRefused ignored -> false;
      case NeedsCentre ignored -> false;
      case Finished ignored -> false;
    };
  }

  private static Kiosk lines(Kiosk kiosk, UnaryOperator<List<Line>> change) {
    return switch (kiosk.journey()) {
      case Borrowing now ->
          keepWarning(kiosk, BorrowFlow.with(kiosk, now, change.apply(now.lines())));
      case Returning now ->
          keepWarning(kiosk, ReturnFlow.with(kiosk, now, change.apply(now.lines())));
      case MyLoans now -> keepWarning(kiosk, LoansFlow.with(kiosk, now, change.apply(now.lines())));
      case Finished(Purpose purpose, List<Line> all, Slip slip) ->
          keepWarning(kiosk, kiosk.with(new Finished(purpose, change.apply(all), slip)));
      default -> kiosk;
    };
  }

  /** Something behind the patron's back is no sign of life. */
  private static Kiosk keepWarning(Kiosk before, Kiosk after) {
    return after.warning(before.warned());
  }
}
