package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.TreeSet;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;

/**
 * The patron's journeys: which flow knows what an event means where the patron now is, and what is
 * the same everywhere: language, more time, idle time and the end of a session.
 */
public final class Flow {
  /** WCAG 2.2, 2.2.1: warn, and give at least 20 s to ask for more time. */
  static final Duration WARNING = Duration.ofSeconds(20);

  private Flow() {}

  /** The map: a new journey is its flow and its line here. */
  private static JourneyFlow of(Journey journey) {
    return switch (journey) {
      case Welcome ignored -> new WelcomeFlow();
      case Journey.Identify now -> new IdentifyFlow(now);
      case Journey.Recognising now -> new IdentifyFlow.RecognisingFlow(now);
      case Journey.PatronRefused ignored -> Flow::notice;
      case Journey.NeedsCentre ignored -> IdentifyFlow::withoutCentre;
      case Journey.More ignored -> new WelcomeFlow();
      case Journey.Borrowing now -> new BorrowFlow(now);
      case Journey.Returning now -> new ReturnFlow(now);
      case Journey.MyLoans now -> new LoansFlow(now);
      case Journey.Finished now -> new FinishedFlow(now);
      case Registering now -> new CardFlow(now);
      case Proving now -> new ProvingFlow(now);
      case Searching now -> new SearchFlow(now);
      case Lockers now -> new LockerFlow(now);
      case Rating now -> new RatingFlow(now);
      case Reading now -> new ReadingFlow(now);
      case Paying now -> new PayFlow(now);
      case Holding now -> new HoldFlow(now);
      case Staffing now -> new StaffFlow(now);
      case Servicing now -> new ServicingFlow(now);
    };
  }

  public static Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.MoreTime()) -> awake(Step.to(kiosk));
      case Event.Touched(Touch.OnEveryScreen touch) -> awake(AccessFlow.touched(kiosk, touch));
      case Event.Touched(Touch.Leave()) -> awake(left(kiosk));
      case Event.TechnicianScanned(var card) -> awake(ServicingFlow.carded(kiosk, card));
      case Event.TimedOut() -> timedOut(kiosk);
      case Event.ServiceChanged(Service service) ->
          ServicingFlow.watched(watched(kiosk, changed(kiosk, service)));
      case Event.CardMoved moved when isCaught(kiosk, moved) ->
          Step.to(kiosk, new Effect.CloseCaught());
      case Event.CardCaught(var card) ->
          Step.to(kiosk, new Effect.Append(new Act.CardReportedLost(card)));
      case Event.OrderTold(var order, var state) when state == Paying.OrderState.PAID ->
          further(kiosk, PayFlow.paid(kiosk, of(kiosk.journey()).step(kiosk, event), order), event);
      case Event.FaultNoticed(var fault) -> Step.to(kiosk, new Effect.Append(fault));
      case Event.Identified who when AccessFlow.known(kiosk, who) ->
          awake(AccessFlow.identified(of(kiosk.journey()).step(kiosk, who), who));
      case Event.ProfileRecalled(var patron, var kept) ->
          further(kiosk, AccessFlow.recalled(kiosk, patron, kept), event);
      case Event.StaffCalled(boolean told) -> AccessFlow.called(kiosk, told);
      case Event.PadSeen(Pad pad) ->
          further(kiosk, lying(of(kiosk.journey()).step(kiosk, event), pad), event);
      case Event.ShelfChanged(var some) -> Step.to(kiosk.with(some));
      case Event.DebtsFound found -> Step.to(kiosk).and(Tags.settle(found));
      case Event.TagWritten written when !(of(kiosk.journey()) instanceof PadFlow) ->
          Step.to(kiosk).and(Tags.stray(written));
      case Event.BehindDoor behind when !Doors.isVisited(kiosk, behind.door()) ->
          Step.to(kiosk).and(Doors.owed(behind));
      case Event.DoorMoved moved -> doorMoved(kiosk, moved);
      case Event.DoorsLost lost -> {
        Kiosk unseen = kiosk.openDoors(new TreeSet<>());
        yield further(unseen, of(unseen.journey()).step(unseen, lost), lost);
      }
      default -> further(kiosk, of(kiosk.journey()).step(kiosk, event), event);
    };
  }

  /** Whoever is here leaves. */
  static Step left(Kiosk kiosk) {
    return of(kiosk.journey()).left(kiosk);
  }

  private static Step doorMoved(Kiosk kiosk, Event.DoorMoved moved) {
    Step seen = Doors.moved(kiosk, moved);
    Step next = of(kiosk.journey()).step(seen.kiosk(), moved);
    Step both = new Step(next.kiosk(), seen.effects()).and(next.effects());
    return Doors.isVisited(kiosk, moved.moved().door()) ? awake(both) : both;
  }

  /** While nobody is here the field is on where books may be laid down first. */
  private static Step watched(Kiosk before, Step step) {
    boolean first = step.kiosk().service().booksFirst();
    return step.kiosk().journey() instanceof Welcome && first != before.service().booksFirst()
        ? step.and(new Effect.WatchPad(first))
        : step;
  }

  /** A card that nobody was to get any more; somebody else may be here by now. */
  private static boolean isCaught(Kiosk kiosk, Event.CardMoved moved) {
    return moved.move() == Event.CardMove.CAPTURE
        && moved.done()
        && !(kiosk.journey() instanceof Registering.Making
            || kiosk.journey() instanceof Registering.Withdrawing);
  }

  /** True while a machine, not the patron, has to do the next step: so long nobody leaves. */
  public static boolean busy(Journey journey) {
    return of(journey).busy();
  }

  /** An event that changed nothing is no sign of life, and none is what nobody here did. */
  private static Step further(Kiosk before, Step step, Event event) {
    if (step.kiosk().equals(before)) {
      return step;
    }
    return behindTheBack(event)
        ? new Step(step.kiosk().warning(before.warned()), step.effects())
        : awake(step);
  }

  /** What lies on the pad belongs to whoever is here, and to nobody while nobody is. */
  private static Step lying(Step step, Pad pad) {
    return step.kiosk().journey() instanceof Welcome
        ? step
        : new Step(step.kiosk().with(pad), step.effects());
  }

  private static boolean behindTheBack(Event event) {
    return event instanceof Event.ItemNamed
        || event instanceof Event.Settled
        || event instanceof Event.NotRecorded;
  }

  /** A screen to be read, and left. */
  private static Step notice(Kiosk kiosk, Event ignored) {
    return Step.to(kiosk);
  }

  private static Step timedOut(Kiosk kiosk) {
    JourneyFlow here = of(kiosk.journey());
    if (here.busy()) {
      return awake(Step.to(kiosk));
    }
    return here.warns() && !kiosk.warned()
        ? Step.to(kiosk.warning(true), new Effect.Expect(WARNING))
        : awake(here.leave(kiosk));
  }

  /**
   * Who went away, or whose light goes out soon, is asked for a sign of life before the time is up,
   * unless something is still to be put right or more time was asked for once and for all.
   */
  private static Step changed(Kiosk before, Service service) {
    Kiosk kiosk = Pad.served(before.with(service));
    Around was = before.service().around();
    JourneyFlow here = of(kiosk.journey());
    boolean hurries =
        service.around().failed(was)
            || (service.around().left(was) && !here.owes() && !slow(kiosk));
    return hurries && here.warns() && !here.busy() && !kiosk.warned()
        ? Step.to(kiosk.warning(true), new Effect.Expect(WARNING))
        : Step.to(kiosk);
  }

  private static boolean slow(Kiosk kiosk) {
    return kiosk.manner().profile().patience() > 1;
  }

  /**
   * The one place where a session ends: who was here is forgotten, the field is off, so that what
   * still lies there is nobody's, the desk cleared, the timer stopped.
   */
  static Step end(Kiosk kiosk) {
    Kiosk gone = kiosk.with(new Welcome()).with(Manner.USUAL).with(Pad.EMPTY);
    Step off = Step.to(gone, new Effect.WatchPad(false));
    Step next = kiosk.service().booksFirst() ? off.and(new Effect.WatchPad(true)) : off;
    return next.and(new Effect.ClearDesk(), new Effect.ExpectNothing());
  }

  /** Somebody or something moved: the idle time starts anew. */
  private static Step awake(Step step) {
    Kiosk kiosk = step.kiosk().warning(false);
    Step next = new Step(kiosk, step.effects());
    return untouched(kiosk) ? next : next.and(idle(kiosk));
  }

  private static Effect idle(Kiosk kiosk) {
    Duration usual = of(kiosk.journey()).idle();
    return new Effect.Expect(usual.multipliedBy(kiosk.manner().profile().patience()));
  }

  /** Nobody is here, and nobody was but to leave. */
  private static boolean untouched(Kiosk kiosk) {
    return kiosk.journey() instanceof Welcome && kiosk.manner().equals(Manner.USUAL);
  }
}
