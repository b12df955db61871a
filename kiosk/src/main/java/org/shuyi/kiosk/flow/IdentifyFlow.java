package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.PatronRefused;
import org.shuyi.kiosk.flow.Journey.Recognising;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** A card is asked for. */
record IdentifyFlow(Identify now) implements JourneyFlow {
  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.CardScanned(PatronId patron) -> card(kiosk, now.errand(), patron);
      case Event.ItemScanned ignored -> aBook(kiosk, now.errand());
      case Event.Touched(Touch.LookAgain()) when borrows() -> Pad.lookAgain(kiosk);
      case Event.Touched(Touch.Return()) when borrows() && kiosk.service().takesBack() ->
          ChuteFlow.begin(kiosk);
      default -> Step.to(kiosk);
    };
  }

  /** Books may lie there already, to be lent or, who knows, to be returned. */
  private boolean borrows() {
    return now.errand() == Errand.BORROW;
  }

  @Override
  public boolean warns() {
    return true;
  }

  private static Step borrow(Kiosk kiosk, Event.Identified who) {
    return new BorrowFlow(new Borrowing(who.borrower(), List.of())).start(kiosk);
  }

  static Step card(Kiosk kiosk, Errand errand, @Nullable PatronId patron) {
    return patron == null
        ? Step.to(kiosk.with(new Identify(errand, CardProblem.NOT_A_CARD)))
        : Step.to(kiosk.with(new Recognising(errand, patron)), new Effect.Identify(patron));
  }

  /** What is known here of holds can be looked at without the centre. */
  static Step withoutCentre(Kiosk kiosk, Event event) {
    return event instanceof Event.Touched(Touch.MyHolds()) && kiosk.service().asksForBooks()
        ? Step.to(kiosk.with(new Identify(Errand.HOLDS, CardProblem.NONE)))
        : Step.to(kiosk);
  }

  static Step aBook(Kiosk kiosk, Errand errand) {
    return Step.to(kiosk.with(new Identify(errand, CardProblem.A_BOOK)));
  }

  /** The card was read; whoever it is comes to what the card was asked for. */
  record RecognisingFlow(Recognising now) implements JourneyFlow {
    @Override
    public Step step(Kiosk kiosk, Event event) {
      return event instanceof Event.Identified who && now.patron().equals(who.borrower().patron())
          ? identified(kiosk, who)
          : Step.to(kiosk);
    }

    private Step identified(Kiosk kiosk, Event.Identified who) {
      boolean offline = who.borrower().decides() == DecidedBy.STATION;
      if (!offline && who.blocks().contains(RefusalReason.PATRON_UNKNOWN)) {
        return Step.to(kiosk.with(new Identify(now.errand(), CardProblem.PATRON_UNKNOWN)));
      }
      return switch (now.errand()) {
        case MY_LOANS ->
            offline
                ? Step.to(kiosk.with(new NeedsCentre()))
                : Step.to(kiosk.with(new MyLoans(who.borrower(), onLoan(who))));
        case BORROW -> served(kiosk, who, offline, IdentifyFlow::borrow);
        case LOCKER -> served(kiosk, who, offline, LockerFlow::begin);
        case HOLDS -> HoldFlow.list(kiosk, who.borrower());
        case FEES -> PayFlow.ask(kiosk, now.patron());
        // No technician is identified as a patron.
        case SERVICE -> Step.to(kiosk);
        case CHANGE_PIN, REPORT_LOST, STOCK -> ProvingFlow.ask(kiosk, now.errand(), now.patron());
      };
    }

    /** Where the ladder asks for the PIN and for nothing else, it is asked for. */
    private Step served(
        Kiosk kiosk,
        Event.Identified who,
        boolean offline,
        BiFunction<Kiosk, Event.Identified, Step> begin) {
      if (who.blocks().isEmpty()) {
        return begin.apply(kiosk, who);
      }
      return who.blocks().equals(List.of(RefusalReason.PIN_NEEDED))
          ? ProvingFlow.ask(kiosk, now.errand(), now.patron())
          : Step.to(kiosk.with(new PatronRefused(who.blocks(), offline)));
    }

    private static List<Line> onLoan(Event.Identified who) {
      return who.loans().stream()
          .map(
              loan ->
                  new Line(
                      loan.item(), loan.title(), new Progress.OnLoan(loan.due(), loan.overdue())))
          .toList();
    }
  }
}
