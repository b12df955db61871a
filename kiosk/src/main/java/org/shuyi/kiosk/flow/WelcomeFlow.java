package org.shuyi.kiosk.flow;

import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Proving.CardMenu;
import org.shuyi.sync.circulation.PatronId;

/**
 * What begins with which touch, or with a card: when nobody is here, and among what else there is.
 */
record WelcomeFlow() implements JourneyFlow {
  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch touch) -> touched(kiosk, touch);
      case Event.CardScanned(PatronId patron) when kiosk.service().lends() ->
          IdentifyFlow.card(kiosk, Errand.BORROW, patron);
      case Event.StaffScanned(PatronId card) when kiosk.service().opensLockers() ->
          ProvingFlow.ask(kiosk, Errand.STOCK, card);
      case Event.FlapMoved(boolean closed, boolean occupied)
          when closed && occupied && kiosk.service().around().chute().takes() ->
          ChuteFlow.found(kiosk);
      case Event.ItemScanned ignored when kiosk.service().lends() ->
          IdentifyFlow.aBook(kiosk, Errand.BORROW);
      case Event.PadSeen(Pad pad) when isPile(kiosk, pad) -> identify(kiosk, Errand.BORROW);
      case Event.CardLeft() -> Step.to(kiosk, new Effect.MoveCard(Event.CardMove.CAPTURE));
      default -> Step.to(kiosk);
    };
  }

  /** Books first (先放书): the card is asked for, and nothing is lent before. */
  private static boolean isPile(Kiosk kiosk, Pad pad) {
    return kiosk.service().booksFirst() && !Pile.of(pad).items().isEmpty();
  }

  private static Step touched(Kiosk kiosk, Touch touch) {
    Service service = kiosk.service();
    return switch (touch) {
      case Touch.Borrow() when service.lends() -> identify(kiosk, Errand.BORROW);
      case Touch.Lockers() when service.opensLockers() -> identify(kiosk, Errand.LOCKER);
      case Touch.Return() when service.takesBack() -> ChuteFlow.begin(kiosk);
      case Touch.Cards() when service.changesCards() || service.issuesCards() ->
          Step.to(kiosk.with(new CardMenu()));
      case Touch.More() -> Step.to(kiosk.with(new Journey.More()));
      case Touch.Read() -> Step.to(kiosk.with(new Reading.Offered()));
      case Touch.Here() -> SearchFlow.here(kiosk);
      case Touch.Find() -> SearchFlow.begin(kiosk);
      case Touch.MyLoans() when service.around().serves() ->
          service.showsLoans()
              ? identify(kiosk, Errand.MY_LOANS)
              : Step.to(kiosk.with(new NeedsCentre()));
      default -> Step.to(kiosk);
    };
  }

  private static Step identify(Kiosk kiosk, Errand errand) {
    return Step.to(kiosk.with(new Identify(errand, CardProblem.NONE)));
  }
}
