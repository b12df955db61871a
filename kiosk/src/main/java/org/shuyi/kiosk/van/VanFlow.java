package org.shuyi.kiosk.van;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Keypad;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.van.Job.Trouble;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.VanAct.StopClosed;
import org.shuyi.sync.circulation.VanAct.StopOpened;
import org.shuyi.sync.circulation.VanAct.StopSkipped;
import org.shuyi.sync.circulation.VanAct.Visit;

/**
 * A van's day: staff sign in, open a stop, lend, close it. Answers to what the desk asked reach it
 * whatever is on the screen.
 */
public final class VanFlow {
  /** No PIN is longer (ISO 9564-1). */
  private static final int MOST_DIGITS = 12;

  /** No card number is longer. */
  private static final int MOST_OF_A_CARD = 20;

  private VanFlow() {}

  /** What an event means. */
  public static VanStep step(Van van, Event event) {
    VanStep step = meant(van, event);
    boolean moved = !step.van().desk().equals(van.desk());
    return moved && step.van().job() instanceof Job.AtDesk
        ? step.and(List.of(idle(step.van().desk())))
        : step;
  }

  private static Effect idle(Desk desk) {
    return desk.now().who() instanceof Turn.Who.Nobody
        ? new Effect.ExpectNothing()
        : new Effect.Expect(DeskFlow.IDLE);
  }

  private static VanStep meant(Van van, Event event) {
    return switch (event) {
      case Event.ServiceChanged(Service service) -> VanStep.to(van.with(service));
      case Event.FaultNoticed(var fault) -> VanStep.to(van, new Effect.Append(fault));
      case VanEvent.Resumed(OpenStop stop) -> VanStep.to(van.at(stop));
      case VanEvent.Touched(VanTouch.SignOut()) -> signedOut(van);
      case VanEvent.Touched(VanTouch.In(var language)) -> VanStep.to(van.in(language));
      case Event.Recorded(RecordedAct act) -> recorded(van, act);
      default -> {
        OpenStop stop = van.stop();
        yield stop == null ? atJob(van, event) : atStop(van, stop, event);
      }
    };
  }

  private static VanStep atStop(Van van, OpenStop stop, Event event) {
    VanStep desk = DeskFlow.answered(van, stop, event);
    VanStep job = atJob(desk.van(), event);
    return new VanStep(job.van(), desk.effects()).and(job.effects());
  }

  private static VanStep atJob(Van van, Event event) {
    return switch (van.job()) {
      case Job.SignIn ignored -> signIn(van, event);
      case Job.EnterPin now -> pin(van, now, event);
      case Job.ChooseStop now -> chooses(van, now, event);
      case Job.SkipStop now -> skips(van, now, event);
      case Job.AtDesk ignored -> atDesk(van, event);
      case Job.NameCard now -> names(van, now, event);
      case Job.CloseStop now -> closes(van, now, event);
    };
  }

  private static VanStep signIn(Van van, Event event) {
    return event instanceof Event.CardScanned(PatronId card) ? shown(van, card) : VanStep.to(van);
  }

  private static VanStep shown(Van van, @Nullable PatronId card) {
    String name = card == null ? null : van.crew().get(card);
    return card == null || name == null
        ? VanStep.to(van.with(new Job.SignIn(Trouble.NOT_STAFF)))
        : VanStep.to(van.with(new Job.EnterPin(new Staff(card, name), Keypad.USUAL, Trouble.NONE)));
  }

  private static VanStep pin(Van van, Job.EnterPin now, Event event) {
    Optional<Keypad.Pressed> pressed = now.keypad().press(event, MOST_DIGITS);
    if (pressed.isPresent()) {
      Job typed = new Job.EnterPin(now.who(), pressed.get().keypad(), Trouble.NONE);
      return new VanStep(van.with(typed), pressed.get().effects());
    }
    return switch (event) {
      case Event.Touched(Touch.Enter()) when now.keypad().typed() > 0 && !now.keypad().waiting() ->
          VanStep.to(
              van.with(new Job.EnterPin(now.who(), now.keypad().waits(), Trouble.NONE)),
              new Effect.VerifyPin(now.who().card()));
      case Event.PinVerified(var card, var verdict) when card.equals(now.who().card()) ->
          verified(van, now, verdict);
      case Event.CardScanned(PatronId card) when !now.keypad().waiting() ->
          shown(van, card).and(List.of(new Effect.ClearDesk()));
      case VanEvent.Touched(VanTouch.Back()) -> signedOut(van);
      default -> VanStep.to(van);
    };
  }

  private static VanStep verified(Van van, Job.EnterPin now, Event.PinVerified.Verdict verdict) {
    return switch (verdict) {
      case RIGHT -> signedIn(van.signedIn(now.who()));
      case WRONG -> again(van, now, Trouble.WRONG_PIN);
      case LOCKED -> again(van, now, Trouble.LOCKED);
      case UNKNOWN -> again(van, now, Trouble.PIN_UNTOLD);
    };
  }

  private static VanStep again(Van van, Job.EnterPin now, Trouble trouble) {
    return VanStep.to(
        van.with(new Job.EnterPin(now.who(), now.keypad().empty(), trouble)),
        new Effect.ClearDesk());
  }

  /** A stop that was open when the power went is open still. */
  private static VanStep signedIn(Van van) {
    return van.stop() == null
        ? proposing(van).and(List.of(new Effect.ClearDesk()))
        : VanStep.to(van.with(new Job.AtDesk()), new Effect.ClearDesk(), new Effect.WatchPad(true));
  }

  private static VanStep proposing(Van van) {
    return VanStep.to(
        van.with(new Job.ChooseStop(List.of(), false, Trouble.NONE)), new VanEffect.ProposeStops());
  }

  private static VanStep signedOut(Van van) {
    return VanStep.to(
        van.signedIn(null).with(new Job.SignIn(Trouble.NONE)),
        new Effect.ClearDesk(),
        new Effect.WatchPad(false),
        new Effect.ExpectNothing());
  }

  private static VanStep chooses(Van van, Job.ChooseStop now, Event event) {
    return switch (event) {
      case VanEvent.StopsProposed(var stops) when !now.opening() ->
          VanStep.to(van.with(new Job.ChooseStop(stops, false, Trouble.NONE)));
      case VanEvent.Touched(VanTouch.OpenStop(int at))
          when !now.opening() && at >= 0 && at < now.stops().size() -> {
        OfferedStop chosen = now.stops().get(at);
        yield VanStep.to(
            van.with(new Job.ChooseStop(List.of(chosen), true, Trouble.NONE)),
            new Effect.Append(new StopOpened(chosen.stop(), chosen.planned(), chosen.by())));
      }
      case VanEvent.Touched(VanTouch.SkipStop(int at))
          when !now.opening()
              && at >= 0
              && at < now.stops().size()
              && now.stops().get(at).planned() != null ->
          VanStep.to(van.with(new Job.SkipStop(now.stops().get(at), false, Trouble.NONE)));
      case Event.NotRecorded(StopOpened act) when now.opening() ->
          VanStep.to(
              van.with(new Job.ChooseStop(now.stops(), false, Trouble.NOT_RECORDED)),
              new VanEffect.ProposeStops());
      default -> VanStep.to(van);
    };
  }

  private static VanStep skips(Van van, Job.SkipStop now, Event event) {
    return switch (event) {
      case VanEvent.Touched(VanTouch.Back()) when !now.skipping() -> proposing(van);
      case VanEvent.Touched(VanTouch.SkipBecause(var reason)) when !now.skipping() ->
          VanStep.to(
              van.with(new Job.SkipStop(now.stop(), true, Trouble.NONE)),
              new Effect.Append(
                  new StopSkipped(
                      now.stop().stop(),
                      Objects.requireNonNull(now.stop().planned()),
                      false,
                      reason)));
      case Event.NotRecorded(StopSkipped act) ->
          VanStep.to(van.with(new Job.SkipStop(now.stop(), false, Trouble.NOT_RECORDED)));
      default -> VanStep.to(van);
    };
  }

  private static VanStep names(Van van, Job.NameCard now, Event event) {
    OpenStop stop = van.stop();
    return switch (event) {
      case VanEvent.Touched(VanTouch.Back()) -> VanStep.to(van.with(new Job.AtDesk()));
      case Event.Touched(Touch.Digit(int digit)) when now.digits().length() < MOST_OF_A_CARD ->
          VanStep.to(van.with(new Job.NameCard(now.digits() + digit, false)));
      case Event.Touched(Touch.Erase()) when !now.digits().isEmpty() ->
          VanStep.to(
              van.with(
                  new Job.NameCard(now.digits().substring(0, now.digits().length() - 1), false)));
      case Event.Touched(Touch.Enter()) when !now.digits().isEmpty() ->
          VanStep.to(van, new Effect.ReadCard(now.digits()));
      case Event.CardScanned(PatronId card) when card != null && stop != null ->
          DeskFlow.known(van.with(new Job.AtDesk()), stop, card);
      case Event.CardScanned ignored -> VanStep.to(van.with(new Job.NameCard(now.digits(), true)));
      default -> VanStep.to(van);
    };
  }

  /** An act is on disk: it counts for the stop, then whoever waited for it goes on. */
  private static VanStep recorded(Van van, RecordedAct recorded) {
    if (recorded.act() instanceof StopOpened && van.job() instanceof Job.ChooseStop now) {
      OpenStop open =
          new OpenStop(now.stops().getFirst(), recorded.sequence(), Map.of(), Tally.NOTHING);
      return VanStep.to(
          van.at(open).with(Desk.EMPTY).with(new Job.AtDesk()), new Effect.WatchPad(true));
    }
    if (recorded.act() instanceof StopSkipped) {
      return proposing(van);
    }
    if (recorded.act() instanceof StopClosed) {
      VanStep next = proposing(van.at(null).with(Desk.EMPTY).with(Pad.EMPTY));
      return next.and(List.of(new Effect.WatchPad(false), new Effect.ExpectNothing()));
    }
    OpenStop stop = van.stop();
    if (stop == null) {
      return VanStep.to(van);
    }
    OpenStop after = stop.after(recorded.act());
    return atStop(van.at(after), after, new Event.Recorded(recorded));
  }

  private static VanStep atDesk(Van van, Event event) {
    OpenStop stop = van.stop();
    if (stop == null) {
      return VanStep.to(van);
    }
    return switch (event) {
      case VanEvent.Touched(VanTouch.EndStop()) ->
          VanStep.to(
              van.with(
                  new Job.CloseStop(false, van.desk().busy() ? Trouble.DESK_BUSY : Trouble.NONE)),
              new Effect.ExpectNothing());
      case VanEvent.Touched(VanTouch.CountVisit()) ->
          VanStep.to(van, new Effect.Append(new Visit(1, PatronCategory.OTHER)));
      case VanEvent.Touched(VanTouch.CardForgotten()) ->
          VanStep.to(van.with(new Job.NameCard("", false)), new Effect.ExpectNothing());
      default -> DeskFlow.step(van, stop, event);
    };
  }

  private static VanStep closes(Van van, Job.CloseStop now, Event event) {
    OpenStop stop = van.stop();
    return switch (event) {
      case VanEvent.Touched(VanTouch.Back()) when !now.closing() ->
          VanStep.to(van.with(new Job.AtDesk()));
      case VanEvent.Touched(VanTouch.ConfirmClose()) when !now.closing() && stop != null ->
          van.desk().busy()
              ? VanStep.to(van.with(new Job.CloseStop(false, Trouble.DESK_BUSY)))
              : VanStep.to(
                  van.with(new Job.CloseStop(true, Trouble.NONE)),
                  new Effect.Append(new StopClosed(stop.stop().stop())));
      case Event.NotRecorded(StopClosed act) ->
          VanStep.to(van.with(new Job.CloseStop(false, Trouble.NOT_RECORDED)));
      default -> VanStep.to(van);
    };
  }
}
