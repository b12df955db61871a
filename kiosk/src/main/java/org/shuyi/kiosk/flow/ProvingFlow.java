package org.shuyi.kiosk.flow;

import java.util.Optional;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.Recognising;
import org.shuyi.kiosk.flow.Proving.CardMenu;
import org.shuyi.kiosk.flow.Proving.ChangePin;
import org.shuyi.kiosk.flow.Proving.CloseCard;
import org.shuyi.kiosk.flow.Proving.ConfirmLost;
import org.shuyi.kiosk.flow.Proving.EnterPin;
import org.shuyi.kiosk.flow.Proving.KeepPin;
import org.shuyi.kiosk.flow.Proving.NameCard;
import org.shuyi.kiosk.flow.Proving.PinTrouble;
import org.shuyi.kiosk.flow.Proving.Told;
import org.shuyi.kiosk.flow.Proving.Told.Matter;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.CardReportedLost;
import org.shuyi.sync.circulation.PatronId;

/**
 * PIN where it is asked for, another PIN (改密), a lost card (挂失). Digits of a PIN are never in a
 * state; the session has them.
 */
record ProvingFlow(Proving now) implements JourneyFlow {
  /** A PIN is asked for, of the card that was read or named. */
  static Step ask(Kiosk kiosk, Errand errand, PatronId patron) {
    return Step.to(kiosk.with(new EnterPin(errand, patron, Keypad.USUAL, PinTrouble.NONE)));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (now) {
      case CardMenu ignored -> chosen(kiosk, event);
      case EnterPin entered -> entered(kiosk, entered, event);
      case ChangePin(var patron, var choice) -> changed(kiosk, patron, choice, event);
      case KeepPin(var patron) -> kept(kiosk, patron, event);
      case NameCard(var digits, boolean wrong) -> named(kiosk, digits, event);
      case ConfirmLost(var card) ->
          event instanceof Event.Touched(Touch.Agree())
              ? Step.to(
                  kiosk.with(new CloseCard(card)), new Effect.Append(new CardReportedLost(card)))
              : Step.to(kiosk);
      case CloseCard(var card) -> closed(kiosk, card, event);
      case Told ignored -> Step.to(kiosk);
    };
  }

  /** The number of a lost card is asked for, where its loss can be written down. */
  static Step report(Kiosk kiosk) {
    return kiosk.service().journalReady()
        ? Step.to(kiosk.with(new NameCard("", false)))
        : Step.to(kiosk);
  }

  private static Step chosen(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.GetCard()) when kiosk.service().issuesCards() ->
          CardFlow.begin(kiosk);
      case Event.Touched(Touch.ChangePin()) when kiosk.service().changesCards() ->
          Step.to(kiosk.with(new Identify(Errand.CHANGE_PIN, CardProblem.NONE)));
      case Event.Touched(Touch.ReportLost()) -> report(kiosk);
      case Event.Touched(Touch.PayFees()) when kiosk.service().takesFees() -> PayFlow.begin(kiosk);
      default -> Step.to(kiosk);
    };
  }

  private static Step entered(Kiosk kiosk, EnterPin now, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Enter()) when now.complete() ->
          Step.to(
              kiosk.with(with(now, now.keypad().waits(), now.trouble())),
              new Effect.VerifyPin(now.patron()));
      case Event.PinVerified(var patron, var verdict)
          when now.keypad().waiting() && patron.equals(now.patron()) ->
          switch (verdict) {
            case RIGHT -> prove(proven(kiosk, now), now.patron());
            case WRONG -> Step.to(kiosk.with(with(now, now.keypad().empty(), PinTrouble.WRONG)));
            case LOCKED -> Step.to(kiosk.with(new Told(Matter.PIN_LOCKED)));
            case UNKNOWN -> Step.to(kiosk.with(new NeedsCentre()));
          };
      default ->
          now.keypad()
              .press(event, EnterPin.MOST)
              .map(
                  key ->
                      new Step(kiosk.with(with(now, key.keypad(), now.trouble())), key.effects()))
              .orElseGet(() -> Step.to(kiosk));
    };
  }

  private static EnterPin with(EnterPin now, Keypad keypad, PinTrouble trouble) {
    return new EnterPin(now.errand(), now.patron(), keypad, trouble);
  }

  private static Step prove(Step step, PatronId patron) {
    return Step.to(step.kiosk(), new Effect.Prove(patron)).and(step.effects());
  }

  /** Who borrows is looked at again: now the PIN counts. */
  private static Step proven(Kiosk kiosk, EnterPin now) {
    return switch (now.errand()) {
      case BORROW, LOCKER, MY_LOANS, HOLDS ->
          Step.to(
              kiosk.with(new Recognising(now.errand(), now.patron())),
              new Effect.Identify(now.patron()));
      case STOCK -> StaffFlow.begin(kiosk);
      case CHANGE_PIN -> Step.to(kiosk.with(new ChangePin(now.patron(), PinChoice.NEW)));
      case REPORT_LOST -> Step.to(kiosk.with(new ConfirmLost(now.patron())));
      case FEES -> PayFlow.ask(kiosk, now.patron());
      case SERVICE -> ServicingFlow.open(kiosk, now.patron());
    };
  }

  private static Step changed(Kiosk kiosk, PatronId patron, PinChoice choice, Event event) {
    Optional<PinChoice.Next> next = choice.step(event);
    return next.filter(PinChoice.Next::chosen).isPresent()
        ? Step.to(kiosk.with(new KeepPin(patron)), new Effect.HashPin(patron))
        : next.map(to -> new Step(kiosk.with(new ChangePin(patron, to.choice())), to.effects()))
            .orElseGet(() -> Step.to(kiosk));
  }

  private static Step kept(Kiosk kiosk, PatronId patron, Event event) {
    return switch (event) {
      case Event.PinHashed(Act pin) -> Step.to(kiosk, new Effect.Append(pin));
      case Event.PinNotHashed() -> Step.to(kiosk.with(new Told(Matter.PIN_NOT_KEPT)));
      case Event.Recorded(var act) when isPinOf(patron, act.act()) ->
          Step.to(kiosk.with(new Told(Matter.PIN_CHANGED)));
      case Event.NotRecorded(var act) when isPinOf(patron, act) ->
          Step.to(kiosk.with(new Told(Matter.PIN_NOT_KEPT)));
      default -> Step.to(kiosk);
    };
  }

  private static boolean isPinOf(PatronId patron, Act act) {
    return act instanceof Act.PinChanged changed && changed.card().equals(patron);
  }

  private static Step named(Kiosk kiosk, String digits, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Digit(int digit)) when digits.length() < NameCard.MOST ->
          Step.to(kiosk.with(new NameCard(digits + digit, false)));
      case Event.Touched(Touch.Erase()) when !digits.isEmpty() ->
          Step.to(kiosk.with(new NameCard(digits.substring(0, digits.length() - 1), false)));
      case Event.Touched(Touch.Enter()) when digits.length() >= NameCard.LEAST ->
          Step.to(kiosk, new Effect.ReadCard(digits));
      case Event.CardScanned(PatronId patron) ->
          patron == null
              ? Step.to(kiosk.with(new NameCard("", true)))
              : ask(kiosk, Errand.REPORT_LOST, patron);
      case Event.ItemScanned ignored -> Step.to(kiosk.with(new NameCard("", true)));
      default -> Step.to(kiosk);
    };
  }

  private static Step closed(Kiosk kiosk, PatronId card, Event event) {
    Act lost = new CardReportedLost(card);
    return switch (event) {
      case Event.Recorded(var act) when act.act().equals(lost) ->
          Step.to(kiosk.with(new Told(Matter.CARD_CLOSED)));
      case Event.NotRecorded(var act) when act.equals(lost) ->
          Step.to(kiosk.with(new Told(Matter.CARD_NOT_CLOSED)));
      default -> Step.to(kiosk);
    };
  }

  @Override
  public boolean busy() {
    return now instanceof KeepPin || now instanceof CloseCard;
  }

  @Override
  public boolean warns() {
    return !(now instanceof Told || now instanceof CardMenu);
  }
}
