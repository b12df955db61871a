package org.shuyi.kiosk.flow;

import org.shuyi.kiosk.flow.Event.CardMove;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Registering.HaveCard;
import org.shuyi.kiosk.flow.Registering.Making;
import org.shuyi.kiosk.flow.Registering.NewCard;
import org.shuyi.kiosk.flow.Registering.NoCard;
import org.shuyi.kiosk.flow.Registering.Stage;
import org.shuyi.kiosk.flow.Registering.Stage.Drawing;
import org.shuyi.kiosk.flow.Registering.Stage.Encoding;
import org.shuyi.kiosk.flow.Registering.Stage.Giving;
import org.shuyi.kiosk.flow.Registering.Stage.KeepingPin;
import org.shuyi.kiosk.flow.Registering.Stage.Preparing;
import org.shuyi.kiosk.flow.Registering.Stage.Recording;
import org.shuyi.kiosk.flow.Registering.TakeCard;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.CardIssued;
import org.shuyi.sync.circulation.Act.DecidedBy;

/**
 * Making a card: number, card from the stack, written and read back, act on disk, PIN, and only
 * then the card in the mouth. Where a card can't be had, its number is shown as a QR code.
 */
final class MakeCard {
  /** Cards that are tried before a QR code has to do. */
  private static final int MOST_SPOILT = 2;

  private MakeCard() {}

  static Step begin(Kiosk kiosk, Applicant applicant, DecidedBy by) {
    return Step.to(
        kiosk.with(new Making(applicant, new Preparing())),
        new Effect.PrepareCard(applicant.category(), by));
  }

  static Step step(Kiosk kiosk, Making now, Event event) {
    return switch (now.stage()) {
      case Preparing() -> prepared(kiosk, now, event);
      case Drawing(var act, int spoilt) ->
          event instanceof Event.CardMoved(CardMove move, boolean done) && move == CardMove.DRAW
              ? drawn(kiosk, now, act, spoilt, done)
              : none(kiosk);
      case Encoding(var act, int spoilt) ->
          event instanceof Event.CardEncoded(boolean done)
              ? encoded(kiosk, now, act, spoilt, done)
              : none(kiosk);
      case Recording(var act, boolean plastic) -> recorded(kiosk, now, act, plastic, event);
      case KeepingPin(var act, boolean plastic) -> kept(kiosk, now, act, plastic, event);
      case Giving(var card) ->
          event instanceof Event.CardMoved(CardMove move, boolean done) && move == CardMove.GIVE
              ? given(kiosk, card, done)
              : none(kiosk);
    };
  }

  private static Step none(Kiosk kiosk) {
    return Step.to(kiosk);
  }

  private static Step stage(Kiosk kiosk, Making now, Stage next, Effect... effects) {
    return Step.to(kiosk.with(new Making(now.applicant(), next)), effects);
  }

  private static Step prepared(Kiosk kiosk, Making now, Event event) {
    return switch (event) {
      case Event.CardPrepared(CardIssued act) when isOf(act, now.applicant()) ->
          kiosk.service().offers().contains(Service.Offer.PLASTIC_CARDS)
              ? draw(kiosk, now, act, 0)
              : record(kiosk, now, act, false);
      case Event.CardPrepared ignored ->
          Step.to(kiosk.with(new NoCard(NoCard.Why.NOT_RECORDED, "")));
      case Event.CardNotPrepared() -> Step.to(kiosk.with(new NoCard(NoCard.Why.NOT_RECORDED, "")));
      default -> none(kiosk);
    };
  }

  private static boolean isOf(CardIssued act, Applicant applicant) {
    return act.person().equals(applicant.person());
  }

  private static Step draw(Kiosk kiosk, Making now, CardIssued act, int spoilt) {
    return stage(kiosk, now, new Drawing(act, spoilt), new Effect.MoveCard(CardMove.DRAW));
  }

  private static Step record(Kiosk kiosk, Making now, CardIssued act, boolean plastic) {
    return stage(kiosk, now, new Recording(act, plastic), new Effect.Append(act));
  }

  private static Step drawn(Kiosk kiosk, Making now, CardIssued act, int spoilt, boolean done) {
    return done
        ? stage(kiosk, now, new Encoding(act, spoilt), new Effect.EncodeCard(act.card()))
        : back(record(kiosk, now, act, false));
  }

  private static Step encoded(Kiosk kiosk, Making now, CardIssued act, int spoilt, boolean done) {
    if (done) {
      return record(kiosk, now, act, true);
    }
    Step further =
        spoilt + 1 < MOST_SPOILT
            ? draw(kiosk, now, act, spoilt + 1)
            : record(kiosk, now, act, false);
    return back(further);
  }

  /** What may lie in the machine goes to the bin first: nobody gets a card that is not theirs. */
  private static Step back(Step further) {
    return Step.to(further.kiosk(), new Effect.ForgetCard(), new Effect.MoveCard(CardMove.CAPTURE))
        .and(further.effects());
  }

  private static Step recorded(
      Kiosk kiosk, Making now, CardIssued act, boolean plastic, Event event) {
    return switch (event) {
      case Event.Recorded(var onDisk) when onDisk.act().equals(act) ->
          stage(kiosk, now, new KeepingPin(act, plastic), new Effect.HashPin(act.card()));
      case Event.NotRecorded(var lost) when lost.equals(act) -> {
        Step ended = Step.to(kiosk.with(new NoCard(NoCard.Why.NOT_RECORDED, "")));
        yield plastic ? back(ended) : ended;
      }
      default -> none(kiosk);
    };
  }

  private static Step kept(Kiosk kiosk, Making now, CardIssued act, boolean plastic, Event event) {
    return switch (event) {
      case Event.PinHashed(Act pin) -> stage(kiosk, now, now.stage(), new Effect.Append(pin));
      case Event.PinNotHashed() -> give(kiosk, now, card(act, plastic, false));
      case Event.Recorded(var onDisk) when isPinOf(act, onDisk.act()) ->
          give(kiosk, now, card(act, plastic, true));
      case Event.NotRecorded(var lost) when isPinOf(act, lost) ->
          give(kiosk, now, card(act, plastic, false));
      default -> none(kiosk);
    };
  }

  private static boolean isPinOf(CardIssued issued, Act act) {
    return act instanceof Act.PinChanged changed && changed.card().equals(issued.card());
  }

  private static NewCard card(CardIssued act, boolean plastic, boolean pinKept) {
    boolean provisional = act.decidedBy() == DecidedBy.STATION;
    return new NewCard(act.card(), act.validThrough(), plastic, provisional, pinKept);
  }

  private static Step give(Kiosk kiosk, Making now, NewCard card) {
    return card.plastic()
        ? stage(kiosk, now, new Giving(card), new Effect.MoveCard(CardMove.GIVE))
        : code(kiosk, card);
  }

  private static Step given(Kiosk kiosk, NewCard card, boolean done) {
    return done
        ? Step.to(kiosk.with(new TakeCard(card)))
        : back(
            code(
                kiosk,
                new NewCard(
                    card.number(),
                    card.validThrough(),
                    false,
                    card.provisional(),
                    card.pinKept())));
  }

  /** The number as a QR code, on the glass and on paper. */
  private static Step code(Kiosk kiosk, NewCard card) {
    return kiosk.service().printerReady()
        ? Step.to(
            kiosk.with(new HaveCard(card, Slip.PRINTING)),
            new Effect.PrintCard(card, kiosk.language()))
        : Step.to(kiosk.with(new HaveCard(card, Slip.FAILED)));
  }
}
