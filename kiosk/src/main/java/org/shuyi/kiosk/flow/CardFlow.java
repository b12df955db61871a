package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Effect.Whose;
import org.shuyi.kiosk.flow.Event.CardMove;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Registering.Agreement;
import org.shuyi.kiosk.flow.Registering.AskPhone;
import org.shuyi.kiosk.flow.Registering.Checking;
import org.shuyi.kiosk.flow.Registering.ChoosePin;
import org.shuyi.kiosk.flow.Registering.DocumentProblem;
import org.shuyi.kiosk.flow.Registering.HaveCard;
import org.shuyi.kiosk.flow.Registering.Making;
import org.shuyi.kiosk.flow.Registering.NewCard;
import org.shuyi.kiosk.flow.Registering.NoCard;
import org.shuyi.kiosk.flow.Registering.ShowDocument;
import org.shuyi.kiosk.flow.Registering.TakeCard;
import org.shuyi.kiosk.flow.Registering.Withdrawing;
import org.shuyi.sync.circulation.Act.CardReportedLost;

/**
 * Getting a library card (办证): agree, show a document, give a telephone number, choose a PIN; the
 * rest is {@link MakeCard}. Whoever walks away leaves nothing half done: before the act there is no
 * card, and a card that nobody takes is drawn in and closed.
 */
record CardFlow(Registering now) implements JourneyFlow {
  static Step begin(Kiosk kiosk) {
    return Step.to(kiosk.with(new Agreement(null)));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (now) {
      case Agreement(var child) ->
          event instanceof Event.Touched(Touch.Agree()) ? ask(kiosk, child) : Step.to(kiosk);
      case ShowDocument asked -> shown(kiosk, asked, event);
      case Checking(var applicant) ->
          event instanceof Event.PersonAnswered answer && answer.person().equals(applicant.person())
              ? answered(kiosk, applicant, answer)
              : Step.to(kiosk);
      case AskPhone asked -> phone(kiosk, asked, event);
      case ChoosePin chosen -> typed(kiosk, chosen, event);
      case Making making -> MakeCard.step(kiosk, making, event);
      case TakeCard(var card) ->
          event instanceof Event.CardTaken
              ? Step.to(kiosk.with(new HaveCard(card, Slip.NOT_WANTED)), new Effect.ForgetCard())
              : Step.to(kiosk);
      case Withdrawing withdrawing -> withdrawn(kiosk, withdrawing, event);
      case HaveCard(var card, var slip) ->
          slip == Slip.PRINTING && event instanceof Event.SlipDone(boolean printed)
              ? Step.to(kiosk.with(new HaveCard(card, printed ? Slip.PRINTED : Slip.FAILED)))
              : Step.to(kiosk);
      case NoCard none ->
          event instanceof Event.Touched(Touch.ReportLost()) && none.reports()
              ? ProvingFlow.report(kiosk).and(new Effect.ClearDesk())
              : Step.to(kiosk);
    };
  }

  private static Step ask(Kiosk kiosk, @Nullable Applicant child) {
    return Step.to(
        kiosk.with(new ShowDocument(child, DocumentProblem.NONE)),
        new Effect.ReadDocument(whose(child)));
  }

  private static Whose whose(@Nullable Applicant child) {
    return child == null ? Whose.APPLICANT : Whose.GUARDIAN;
  }

  private static Step shown(Kiosk kiosk, ShowDocument asked, Event event) {
    return switch (event) {
      case Event.DocumentUnreadable() -> again(kiosk, asked, DocumentProblem.UNREADABLE);
      case Event.DocumentRead(Applicant who) when who.expired() ->
          again(kiosk, asked, DocumentProblem.EXPIRED);
      case Event.DocumentRead(Applicant who) -> read(kiosk, asked, who);
      default -> Step.to(kiosk);
    };
  }

  /** Under 14 nothing goes on without a guardian. */
  private static Step read(Kiosk kiosk, ShowDocument asked, Applicant who) {
    Applicant child = asked.child();
    if (child == null) {
      return who.age() == Applicant.Age.CHILD
          ? Step.to(kiosk.with(new Agreement(who)), new Effect.StopReading())
          : check(kiosk, who);
    }
    return who.ofAge()
        ? check(kiosk, child)
        : again(kiosk, asked, DocumentProblem.GUARDIAN_TOO_YOUNG);
  }

  private static Step check(Kiosk kiosk, Applicant applicant) {
    return Step.to(
        kiosk.with(new Checking(applicant)),
        new Effect.StopReading(),
        new Effect.AskPerson(applicant.person()));
  }

  private static Step again(Kiosk kiosk, ShowDocument asked, DocumentProblem problem) {
    return Step.to(
        kiosk.with(new ShowDocument(asked.child(), problem)),
        new Effect.ReadDocument(whose(asked.child())));
  }

  private static Step answered(Kiosk kiosk, Applicant applicant, Event.PersonAnswered answer) {
    return Step.to(
        kiosk.with(
            switch (answer.standing()) {
              case HAS_CARD -> new NoCard(NoCard.Why.HAS_ONE, answer.card());
              case HAS_LOST_CARD -> new NoCard(NoCard.Why.HAS_LOST_ONE, answer.card());
              case HAS_BLOCKED_CARD -> new NoCard(NoCard.Why.HAS_BLOCKED_ONE, answer.card());
              case NEEDS_CENTRE -> new NoCard(NoCard.Why.NEEDS_CENTRE, "");
              case NEW -> new AskPhone(applicant, answer.by(), "", false);
            }));
  }

  private static Step phone(Kiosk kiosk, AskPhone now, Event event) {
    String digits = now.digits();
    return switch (event) {
      case Event.Touched(Touch.Digit(int digit)) when !now.complete() ->
          Step.to(kiosk.with(now.typed(digits + digit)));
      case Event.Touched(Touch.Erase()) when !digits.isEmpty() ->
          Step.to(kiosk.with(now.typed(digits.substring(0, digits.length() - 1))));
      case Event.Touched(Touch.Skip()) -> choosePin(kiosk, now.applicant(), now);
      case Event.Touched(Touch.Enter()) when now.complete() ->
          now.right()
              ? choosePin(kiosk, now.applicant().withPhone(now.masked()), now)
                  .and(new Effect.KeepPhone(digits))
              : Step.to(kiosk.with(new AskPhone(now.applicant(), now.by(), "", true)));
      default -> Step.to(kiosk);
    };
  }

  private static Step choosePin(Kiosk kiosk, Applicant applicant, AskPhone now) {
    return Step.to(kiosk.with(new ChoosePin(applicant, now.by(), PinChoice.NEW)));
  }

  private static Step typed(Kiosk kiosk, ChoosePin now, Event event) {
    Optional<PinChoice.Next> next = now.choice().step(event);
    return next.filter(PinChoice.Next::chosen).isPresent()
        ? MakeCard.begin(kiosk, now.applicant(), now.by())
        : next.map(to -> new Step(kiosk.with(with(now, to.choice())), to.effects()))
            .orElseGet(() -> Step.to(kiosk));
  }

  private static ChoosePin with(ChoosePin now, PinChoice choice) {
    return new ChoosePin(now.applicant(), now.by(), choice);
  }

  /** Only what is in the bin is closed: somebody may have taken the card at the last moment. */
  private static Step withdrawn(Kiosk kiosk, Withdrawing now, Event event) {
    return switch (event) {
      case Event.CardMoved(CardMove move, boolean done) when move == CardMove.CAPTURE ->
          done
              ? Step.to(
                  kiosk.with(new Withdrawing(now.card(), true)),
                  new Effect.Append(new CardReportedLost(now.card())))
              : Flow.end(kiosk).and(new Effect.ForgetCard());
      case Event.Recorded(var act) when closes(now, act.act()) -> Flow.end(kiosk);
      case Event.NotRecorded(var act) when closes(now, act) -> Flow.end(kiosk);
      default -> Step.to(kiosk);
    };
  }

  private static boolean closes(Withdrawing now, Object act) {
    return now.captured() && act.equals(new CardReportedLost(now.card()));
  }

  @Override
  public Step leave(Kiosk kiosk) {
    return now instanceof TakeCard(NewCard card)
        ? Step.to(
            kiosk.with(new Withdrawing(card.number(), false)),
            new Effect.MoveCard(CardMove.CAPTURE))
        : Flow.end(kiosk);
  }

  @Override
  public boolean busy() {
    return now instanceof Making || now instanceof Withdrawing;
  }

  @Override
  public boolean warns() {
    return !(now instanceof NoCard);
  }

  @Override
  public Duration idle() {
    return switch (now) {
      case Agreement ignored -> LIST;
      case AskPhone ignored -> LIST;
      case HaveCard ignored -> LIST;
      case TakeCard ignored -> LIST;
      default -> PROMPT;
    };
  }
}
