package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shuyi.kiosk.flow.Holding.Cancelling;
import org.shuyi.kiosk.flow.Holding.Confirm;
import org.shuyi.kiosk.flow.Holding.Listed;
import org.shuyi.kiosk.flow.Holding.Placing;
import org.shuyi.kiosk.flow.Holding.Recognising;
import org.shuyi.kiosk.flow.Holding.ShowCard;
import org.shuyi.kiosk.flow.Holding.Told;
import org.shuyi.kiosk.flow.Holding.Told.Matter;
import org.shuyi.kiosk.flow.Holding.Wish;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.PatronRefused;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Asking for a book (预约), and giving it up. The library system decides, later if it must: what is
 * told before it did is that it was asked, never that it is held.
 */
record HoldFlow(Holding now) implements JourneyFlow {
  /** What keeps nobody from asking for a book. */
  private static final Set<RefusalReason> NO_MATTER =
      EnumSet.of(
          RefusalReason.LOAN_LIMIT_REACHED, RefusalReason.PIN_NEEDED, RefusalReason.NEEDS_CENTRE);

  /** A title was chosen; now the card. */
  static Step begin(Kiosk kiosk, Title title) {
    return kiosk.service().asksForBooks() && title.here().isEmpty()
        ? Step.to(kiosk.with(new ShowCard(title, false)))
        : Step.to(kiosk);
  }

  static Step list(Kiosk kiosk, Borrower borrower) {
    return Step.to(
        kiosk.with(new Listed(borrower, List.of(), true, null)),
        new Effect.ListHolds(borrower.patron()));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (now) {
      case Listed listed -> listed(kiosk, listed, event);
      case Confirm(var from, var wish) -> confirmed(kiosk, from, wish, event);
      case Cancelling(var from, var wish) -> cancelled(kiosk, from, wish, event);
      case ShowCard(var title, boolean ignored) -> card(kiosk, title, event);
      case Recognising recognising -> recognised(kiosk, recognising, event);
      case Placing placing -> placed(kiosk, placing, event);
      case Told told -> settled(kiosk, told, event);
    };
  }

  private static Step listed(Kiosk kiosk, Listed listed, Event event) {
    return switch (event) {
      case Event.HoldsListed(var patron, var wishes, boolean told, var asOf)
          when listed.awaited() && patron.equals(listed.borrower().patron()) ->
          Step.to(
              kiosk.with(
                  told ? new Listed(listed.borrower(), wishes, false, asOf) : new NeedsCentre()));
      case Event.Touched(Touch.CancelHold(var item)) when kiosk.service().journalReady() ->
          listed.wishes().stream()
              .filter(wish -> wish.item().equals(item))
              .findFirst()
              .map(wish -> Step.to(kiosk.with(new Confirm(listed, wish))))
              .orElseGet(() -> Step.to(kiosk));
      default -> Step.to(kiosk);
    };
  }

  private static Step confirmed(Kiosk kiosk, Listed from, Wish wish, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Agree()) ->
          Step.to(
              kiosk.with(new Cancelling(from, wish)), new Effect.Append(cancelling(from, wish)));
      case Event.Touched(Touch.Back()) -> Step.to(kiosk.with(from));
      default -> Step.to(kiosk);
    };
  }

  private static Act cancelling(Listed from, Wish wish) {
    return new Act.HoldCancelled(wish.item(), from.borrower().patron());
  }

  private static Step cancelled(Kiosk kiosk, Listed from, Wish wish, Event event) {
    Act act = cancelling(from, wish);
    return switch (event) {
      case Event.Recorded(var recorded) when recorded.act().equals(act) ->
          Step.to(kiosk.with(without(from, wish)));
      case Event.NotRecorded(var lost) when lost.equals(act) -> Step.to(kiosk.with(from));
      default -> Step.to(kiosk);
    };
  }

  private static Listed without(Listed from, Wish gone) {
    return new Listed(
        from.borrower(),
        from.wishes().stream().filter(wish -> !wish.equals(gone)).toList(),
        from.awaited(),
        from.asOf());
  }

  private static Step card(Kiosk kiosk, Title title, Event event) {
    return switch (event) {
      case Event.CardScanned(PatronId patron) ->
          patron == null
              ? Step.to(kiosk.with(new ShowCard(title, true)))
              : Step.to(kiosk.with(new Recognising(title, patron)), new Effect.Identify(patron));
      case Event.ItemScanned ignored -> Step.to(kiosk.with(new ShowCard(title, true)));
      default -> Step.to(kiosk);
    };
  }

  private static Step recognised(Kiosk kiosk, Recognising here, Event event) {
    if (!(event instanceof Event.Identified who)
        || !who.borrower().patron().equals(here.patron())) {
      return Step.to(kiosk);
    }
    boolean offline = who.borrower().decides() == DecidedBy.STATION;
    List<RefusalReason> against =
        who.blocks().stream()
            .filter(reason -> !NO_MATTER.contains(reason))
            .filter(reason -> !(offline && reason == RefusalReason.PATRON_UNKNOWN))
            .toList();
    return against.isEmpty()
        ? Step.to(
            kiosk.with(new Placing(here.title(), here.patron(), offline)),
            new Effect.Append(new Act.HoldPlaced(here.title().first(), here.patron())))
        : Step.to(kiosk.with(new PatronRefused(against, offline)));
  }

  private static Step placed(Kiosk kiosk, Placing here, Event event) {
    Act act = new Act.HoldPlaced(here.title().first(), here.patron());
    return switch (event) {
      case Event.Recorded(var recorded) when recorded.act().equals(act) ->
          Step.to(
              kiosk.with(
                  new Told(
                      here.title(), here.offline() ? Matter.LATER : Matter.ASKED, recorded.id())));
      case Event.NotRecorded(var lost) when lost.equals(act) ->
          Step.to(kiosk.with(new Told(here.title(), Matter.NOT_WRITTEN, null)));
      default -> Step.to(kiosk);
    };
  }

  /** What the library system said, if it said it before the patron left. */
  private static Step settled(Kiosk kiosk, Told told, Event event) {
    if (!(event instanceof Event.Settled(var act, var outcome)) || !act.id().equals(told.act())) {
      return Step.to(kiosk);
    }
    return switch (outcome) {
      case Outcome.Applied ignored -> to(kiosk, told, Matter.PLACED);
      case Outcome.AlreadyDone ignored -> to(kiosk, told, Matter.PLACED);
      case Outcome.Refused ignored -> to(kiosk, told, Matter.REFUSED);
      case Outcome.Unknown ignored -> Step.to(kiosk);
    };
  }

  private static Step to(Kiosk kiosk, Told told, Matter matter) {
    return Step.to(kiosk.with(new Told(told.title(), matter, null)));
  }

  @Override
  public boolean busy() {
    return now instanceof Placing || now instanceof Cancelling;
  }

  @Override
  public boolean warns() {
    return !(now instanceof Told);
  }

  @Override
  public Duration idle() {
    return now instanceof Listed || now instanceof Confirm ? LIST : PROMPT;
  }
}
