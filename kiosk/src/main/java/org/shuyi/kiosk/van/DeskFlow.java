package org.shuyi.kiosk.van;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.kiosk.flow.Books;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.van.Desk.Notice;
import org.shuyi.kiosk.van.Turn.Who;
import org.shuyi.kiosk.van.TurnFlow.TurnStep;
import org.shuyi.kiosk.van.TurnFlow.Way;
import org.shuyi.sync.circulation.Act.OverrideReason;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/**
 * The desk (借还): a card begins a turn, books go out or come back as they are laid down or scanned,
 * the next card begins the next turn, and nothing is touched. Answers find their turn although it
 * is over.
 */
final class DeskFlow {
  /** After that nobody is here any more, and books wait for a card. */
  static final Duration IDLE = Duration.ofSeconds(45);

  private DeskFlow() {}

  /** What reaches the desk whatever staff are looking at. */
  static VanStep answered(Van van, OpenStop stop, Event event) {
    return switch (event) {
      case Event.Identified who -> identified(van, stop, who);
      case Event.Granted yes ->
          first(van, stop, flow -> flow.asks(yes.item()), flow -> flow.granted(yes));
      case Event.Denied no ->
          first(van, stop, flow -> flow.asks(no.item()), flow -> flow.denied(no));
      case Event.StillOut still ->
          first(van, stop, flow -> flow.asks(still.item()), flow -> flow.stillOut(still));
      case Event.Recorded told -> everywhere(van, stop, told);
      case Event.NotRecorded told -> everywhere(van, stop, told);
      case Event.Settled told -> everywhere(van, stop, told);
      case Event.ItemNamed told -> everywhere(van, stop, told);
      case Event.TagWritten written -> written(van, stop, written);
      case Event.DebtsFound found -> VanStep.to(van).and(Books.settle(found));
      case Event.PadSeen(Pad pad) -> laid(van, stop, pad);
      default -> VanStep.to(van);
    };
  }

  /** What is done at the desk while it is looked at. */
  static VanStep step(Van van, OpenStop stop, Event event) {
    return switch (event) {
      case Event.CardScanned(PatronId card) -> card(van, stop, card);
      case Event.ItemScanned(ItemId item) ->
          now(van.with(van.desk().notice(Notice.NONE)), stop, flow -> flow.scanned(item));
      case Event.TimedOut() ->
          van.desk().now().busy() ? VanStep.to(van) : next(van, stop, new Who.Nobody());
      case VanEvent.Touched(VanTouch touch) -> touched(van, stop, touch);
      default -> VanStep.to(van);
    };
  }

  private static VanStep touched(Van van, OpenStop stop, VanTouch touch) {
    Desk desk = van.desk();
    return switch (touch) {
      case VanTouch.NextPerson() -> next(van, stop, new Who.Nobody());
      case VanTouch.Renew(boolean on) -> VanStep.to(van.with(desk.with(desk.now().renewing(on))));
      case VanTouch.LendAgain(ItemId item) -> now(van, stop, flow -> flow.lendAgain(item));
      case VanTouch.Override(Refusal refusal) -> VanStep.to(van.with(desk.asking(refusal)));
      case VanTouch.LeaveRefused() -> VanStep.to(van.with(desk.asking(null)));
      case VanTouch.Because(var reason) -> {
        Refusal refusal = desk.asking();
        yield refusal == null
            ? VanStep.to(van)
            : first(
                van.with(desk.asking(null)),
                stop,
                flow -> flow.turn().number() == refusal.turn(),
                flow -> flow.override(refusal, reason));
      }
      case VanTouch.Slip() ->
          desk.now().out().stream().anyMatch(line -> line.progress().stands())
              ? VanStep.to(van, new Effect.Print(Purpose.BORROW, desk.now().out(), van.language()))
              : VanStep.to(van);
      default -> VanStep.to(van);
    };
  }

  private static VanStep card(Van van, OpenStop stop, @Nullable PatronId card) {
    Desk desk = van.desk();
    if (card == null) {
      return VanStep.to(van.with(desk.notice(Notice.NOT_A_CARD)));
    }
    if (card.equals(desk.now().card())) {
      return VanStep.to(van.with(desk.notice(Notice.NONE)));
    }
    return desk.full()
        ? VanStep.to(van.with(desk.notice(Notice.TOO_FAST)))
        : next(van, stop, new Who.Asked(card));
  }

  /** Somebody whom staff know, without a card: each loan says so. */
  static VanStep known(Van van, OpenStop stop, PatronId card) {
    VanStep step = card(van, stop, card);
    Turn turn = step.van().desk().now();
    return card.equals(turn.card())
        ? new VanStep(
            step.van()
                .with(
                    step.van()
                        .desk()
                        .with(turn.overridden(Set.of(), OverrideReason.CARD_FORGOTTEN))),
            step.effects())
        : step;
  }

  /** Whoever shows a card takes what waits for one; what was dealt with stays with its own turn. */
  private static VanStep next(Van van, OpenStop stop, Who who) {
    Turn was = van.desk().now();
    boolean same = was.who() instanceof Who.Nobody && who instanceof Who.Nobody;
    if (same && was.all().findAny().isEmpty()) {
      return VanStep.to(van);
    }
    Set<ItemId> waits = was.who() instanceof Who.Nobody ? waiting(van, stop, was) : Set.of();
    Set<ItemId> stays = new HashSet<>(was.lying());
    stays.removeAll(waits);
    Desk desk = van.desk().with(was.lying(stays)).next(who, waits);
    return who instanceof Who.Asked(PatronId card)
        ? VanStep.to(van.with(desk), new Effect.Identify(card))
        : VanStep.to(van.with(desk));
  }

  private static Set<ItemId> waiting(Van van, OpenStop stop, Turn turn) {
    TurnFlow flow = flow(van, stop, turn);
    Set<ItemId> waits = new HashSet<>();
    for (var lying : Books.lying(van.pad()).entrySet()) {
      Security security = lying.getValue();
      if (turn.lying().contains(lying.getKey())
          && flow.way(lying.getKey(), security) == Way.WAITS) {
        waits.add(lying.getKey());
      }
    }
    return waits;
  }

  /** What a turn had on the pad is its own until it was lifted; the rest is for who is here now. */
  private static VanStep laid(Van van, OpenStop stop, Pad pad) {
    Set<ItemId> free = new HashSet<>(Books.lying(pad).keySet());
    VanStep step = VanStep.to(van);
    List<Turn> all = van.desk().turns();
    for (Turn turn : all) {
      Set<ItemId> its = new HashSet<>(turn.equals(van.desk().now()) ? free : turn.lying());
      its.retainAll(free);
      free.removeAll(its);
      step = changed(step, flow(step.van(), stop, turn).laid(pad, its));
    }
    return new VanStep(step.van().with(pad), step.effects());
  }

  private static VanStep identified(Van van, OpenStop stop, Event.Identified who) {
    PatronId card = who.borrower().patron();
    return first(
        van,
        stop,
        flow -> flow.turn().who().equals(new Who.Asked(card)),
        flow ->
            who.blocks().isEmpty()
                ? new TurnFlow(
                        flow.turn().with(new Who.Known(new Borrowing(who.borrower(), List.of()))),
                        stop,
                        van.service(),
                        van.pad())
                    .begin()
                : new TurnStep(
                    flow.turn().with(new Who.Blocked(who.borrower(), who.blocks())), List.of()));
  }

  private static VanStep written(Van van, OpenStop stop, Event.TagWritten written) {
    boolean awaited =
        van.desk().turns().stream().anyMatch(turn -> flow(van, stop, turn).secures(written));
    return awaited
        ? first(van, stop, flow -> flow.secures(written), flow -> flow.written(written))
        : VanStep.to(van).and(Books.stray(written));
  }

  private static VanStep everywhere(Van van, OpenStop stop, Event event) {
    VanStep step = VanStep.to(van);
    for (Turn turn : van.desk().turns()) {
      step = changed(step, flow(step.van(), stop, turn).told(event));
    }
    return step;
  }

  private static VanStep now(Van van, OpenStop stop, Function<TurnFlow, TurnStep> change) {
    return changed(VanStep.to(van), change.apply(flow(van, stop, van.desk().now())));
  }

  /** The oldest turn to which it belongs. */
  private static VanStep first(
      Van van, OpenStop stop, Predicate<TurnFlow> which, Function<TurnFlow, TurnStep> change) {
    Optional<TurnFlow> found =
        van.desk().turns().stream().map(turn -> flow(van, stop, turn)).filter(which).findFirst();
    return found.map(it -> changed(VanStep.to(van), change.apply(it))).orElse(VanStep.to(van));
  }

  private static VanStep changed(VanStep before, TurnStep step) {
    Van van = before.van().with(before.van().desk().with(step.turn()));
    List<Effect> all = new ArrayList<>(before.effects());
    all.addAll(step.effects());
    return new VanStep(van, all);
  }

  private static TurnFlow flow(Van van, OpenStop stop, Turn turn) {
    return new TurnFlow(turn, stop, van.service(), van.pad());
  }
}
