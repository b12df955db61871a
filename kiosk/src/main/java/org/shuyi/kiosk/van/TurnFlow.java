package org.shuyi.kiosk.van;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.kiosk.flow.Books;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Step;
import org.shuyi.kiosk.van.Turn.Who;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Act.OverrideReason;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * What is done for one person. A tag says which way a book goes: armed it goes out, safe it comes
 * back, unless it went out at this very stop to this very card. A book that was asked for and is
 * out to somebody comes back.
 *
 * @param pad all that lies there
 */
record TurnFlow(Turn turn, OpenStop stop, Service service, Pad pad) {
  /** More barcodes than one person carries books. */
  private static final int MOST_SCANNED = 100;

  /** The turn after an event, and what is wanted for it. */
  record TurnStep(Turn turn, List<Effect> effects) {
    TurnStep {
      effects = List.copyOf(effects);
    }

    private static TurnStep to(Turn turn, Effect... effects) {
      return new TurnStep(turn, List.of(effects));
    }
  }

  /** Which way a book goes. */
  enum Way {
    OUT,
    BACK,
    KEPT,
    /** Nobody knows yet: a card or an answer is missing. */
    WAITS
  }

  private TurnFlow with(Turn next) {
    return new TurnFlow(next, stop, service, pad);
  }

  private TurnFlow on(Pad next) {
    return new TurnFlow(turn, stop, service, next);
  }

  /** Does one thing after another. */
  private TurnStep then(TurnStep first, Function<TurnFlow, TurnStep> next) {
    TurnStep second = next.apply(with(first.turn()));
    return new TurnStep(
        second.turn(), Stream.concat(first.effects().stream(), second.effects().stream()).toList());
  }

  Way way(ItemId item, Security security) {
    if (Turn.line(turn.back(), item).isPresent()) {
      return Way.BACK;
    }
    if (Turn.line(turn.renewals(), item).isPresent()) {
      return Way.KEPT;
    }
    boolean known = turn.who() instanceof Who.Known;
    boolean out = known && (Turn.line(turn.out(), item).isPresent() || turn.again().contains(item));
    if (!out && security == Security.ON_LOAN && !stop.lentTo(item, turn.card())) {
      return known && turn.renewing() ? Way.KEPT : Way.BACK;
    }
    return known ? Way.OUT : Way.WAITS;
  }

  private Pad part(Way way) {
    Map<ItemId, Security> lying = Books.lying(pad);
    Set<ItemId> there =
        lying.entrySet().stream()
            .filter(it -> turn.lying().contains(it.getKey()))
            .filter(it -> way(it.getKey(), it.getValue()) == way)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return Books.only(pad, there);
  }

  /** The pile is not what it was. */
  TurnStep laid(Pad next, Set<ItemId> lying) {
    Pad out = part(Way.OUT);
    Pad back = part(Way.BACK);
    TurnFlow now = with(turn.lying(lying)).on(next);
    return now.then(
        now.then(now.lend(out, new Event.PadSeen(now.part(Way.OUT))), TurnFlow::keep),
        flow -> flow.takeBack(back, new Event.PadSeen(flow.part(Way.BACK))));
  }

  /** It is known now who this is: what waited begins. */
  TurnStep begin() {
    TurnStep laid = lend(Pad.EMPTY, new Event.PadSeen(part(Way.OUT)));
    List<ItemId> waiting = turn.scanned();
    TurnStep all = new TurnStep(laid.turn().scanned(List.of()), laid.effects());
    for (ItemId item : waiting) {
      all = then(all, flow -> flow.scanned(item));
    }
    return all;
  }

  /** A barcode. Without a card it comes back, armed or not; the card comes first. */
  TurnStep scanned(ItemId item) {
    boolean nobody = turn.who() instanceof Who.Nobody;
    if ((!nobody && turn.lying().contains(item))
        || Stream.concat(turn.back().stream(), turn.renewals().stream())
            .anyMatch(line -> line.item().equals(item) && stands(line.progress()))) {
      return TurnStep.to(turn);
    }
    return switch (turn.who()) {
      case Who.Nobody() -> comesBack(item, "");
      case Who.Asked ignored -> queued(item);
      case Who.Blocked ignored -> queued(item);
      case Who.Known(var lending) when turn.renewing() -> renew(item);
      case Who.Known(var lending)
          when lending.borrower().out().contains(item)
              && !stop.lentTo(item, turn.card())
              && !turn.again().contains(item) ->
          comesBack(item, "");
      case Who.Known ignored -> lend(part(Way.OUT), new Event.ItemScanned(item));
    };
  }

  private static boolean stands(Progress progress) {
    return progress.stands() || progress.busy();
  }

  private TurnStep queued(ItemId item) {
    if (turn.scanned().contains(item) || turn.scanned().size() >= MOST_SCANNED) {
      return TurnStep.to(turn);
    }
    List<ItemId> next = new ArrayList<>(turn.scanned());
    next.add(item);
    return TurnStep.to(turn.scanned(next));
  }

  /** What is told to every list of books. */
  TurnStep told(Event event) {
    TurnStep renewed = TurnStep.to(turn.renewals(renewals(event)));
    return then(
        then(renewed, flow -> flow.lend(flow.part(Way.OUT), event)),
        flow -> flow.takeBack(flow.part(Way.BACK), event));
  }

  private List<Line> renewals(Event event) {
    return switch (event) {
      case Event.ItemNamed(ItemId item, String title) ->
          change(turn.renewals(), item, line -> new Line(item, title, line.progress()));
      case Event.NotRecorded(Act.Renewal act) ->
          progress(turn.renewals(), act.item(), act, new Progress.NotRecorded());
      case Event.Recorded(RecordedAct(var sequence, var id, var stamp, Act.Renewal act)) ->
          progress(
              turn.renewals(), act.item(), act, new Progress.Done(new Stand(id, due(), false)));
      default -> turn.renewals();
    };
  }

  private static List<Line> progress(List<Line> lines, ItemId item, Act act, Progress next) {
    return change(
        lines,
        item,
        line ->
            line.progress().equals(new Progress.Recording(act))
                ? new Line(item, line.title(), next)
                : line);
  }

  /** Whether this turn waits for the answer to a question about this book. */
  boolean asks(ItemId item) {
    return Stream.concat(turn.out().stream(), turn.renewals().stream())
        .anyMatch(line -> line.item().equals(item) && line.progress() instanceof Progress.Deciding);
  }

  private boolean asksToRenew(ItemId item) {
    return Turn.line(turn.renewals(), item)
        .filter(line -> line.progress() instanceof Progress.Deciding)
        .isPresent();
  }

  TurnStep granted(Event.Granted yes) {
    if (asksToRenew(yes.item())) {
      return renewal(yes.item(), yes.title(), yes.by());
    }
    OverrideReason why = turn.because();
    return why != null
        ? allow(yes.item(), yes.title(), DecidedBy.STAFF, why)
        : lend(part(Way.OUT), new Event.Granted(yes.item(), yes.title(), due(), yes.by()));
  }

  TurnStep denied(Event.Denied no) {
    if (asksToRenew(no.item())) {
      return TurnStep.to(
          turn.renewals(
              put(turn.renewals(), no.item(), no.title(), new Progress.Refused(no.reasons()))));
    }
    if (isOut(no)) {
      return turn.again().contains(no.item())
          ? allow(no.item(), no.title(), DecidedBy.STATION, null)
          : comesBack(no.item(), no.title());
    }
    OverrideReason why = turn.because();
    return why != null && turn.accepted().containsAll(no.reasons())
        ? allow(no.item(), no.title(), DecidedBy.STAFF, why)
        : lend(part(Way.OUT), no);
  }

  /** It stands here and is out: so it came back. What went out at this stop did not. */
  private boolean isOut(Event.Denied no) {
    return no.reasons().contains(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER)
        || (no.reasons().contains(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON)
            && !stop.lentTo(no.item(), turn.card()));
  }

  TurnStep stillOut(Event.StillOut still) {
    return still.loan().sequence() > stop.sequence()
        ? lend(part(Way.OUT), still)
        : comesBack(still.item(), still.title());
  }

  /** Whether this turn waits for a tag. */
  boolean secures(Event.TagWritten written) {
    return Turn.line(Books.ofLoan(written) ? turn.out() : turn.back(), written.item())
        .filter(line -> line.progress() instanceof Progress.Securing)
        .isPresent();
  }

  TurnStep written(Event.TagWritten written) {
    return Books.ofLoan(written) ? lend(part(Way.OUT), written) : takeBack(part(Way.BACK), written);
  }

  /** What came back goes out again: the borrower keeps it. */
  TurnStep lendAgain(ItemId item) {
    boolean back = Turn.line(turn.back(), item).filter(it -> it.progress().stands()).isPresent();
    if (!back || !(turn.who() instanceof Who.Known)) {
      return TurnStep.to(turn);
    }
    Pad before = part(Way.OUT);
    Set<ItemId> again = new HashSet<>(turn.again());
    again.add(item);
    TurnFlow now = with(turn.back(without(turn.back(), item)).again(again));
    Event laid =
        turn.lying().contains(item)
            ? new Event.PadSeen(now.part(Way.OUT))
            : new Event.ItemScanned(item);
    return now.lend(before, laid);
  }

  /** A book is here, and was out: written down, then its tag is armed. */
  TurnStep comesBack(ItemId item, String title) {
    Turn next =
        turn.with(lending(without(turn.out(), item)))
            .back(put(turn.back(), item, title, new Progress.Recording(new Act.Return(item))));
    return TurnStep.to(next, new Effect.Append(new Act.Return(item)), new Effect.NameItem(item));
  }

  /** What lies there safe and is kept longer. */
  private TurnStep keep() {
    TurnStep all = TurnStep.to(turn);
    for (ItemId item : Books.lying(part(Way.KEPT)).keySet()) {
      if (Turn.line(turn.renewals(), item).isEmpty()) {
        all = then(all, flow -> flow.renew(item));
      }
    }
    return all;
  }

  private TurnStep renew(ItemId item) {
    PatronId card = turn.card();
    return card == null
        ? TurnStep.to(turn)
        : TurnStep.to(
            turn.renewals(put(turn.renewals(), item, "", new Progress.Deciding())),
            new Effect.DecideRenewal(card, item),
            new Effect.NameItem(item));
  }

  private TurnStep renewal(ItemId item, String title, DecidedBy by) {
    PatronId card = turn.card();
    if (card == null) {
      return TurnStep.to(turn);
    }
    Act act = new Act.Renewal(item, card, by);
    return TurnStep.to(
        turn.renewals(put(turn.renewals(), item, title, new Progress.Recording(act))),
        new Effect.Append(act));
  }

  /** Staff say yes. */
  TurnStep override(Refusal refusal, OverrideReason why) {
    return switch (refusal) {
      case Refusal.OfPatron ignored
          when turn.who() instanceof Who.Blocked(var borrower, var reasons) ->
          with(turn.with(new Who.Known(new Borrowing(borrower, List.of())))
                  .overridden(Set.copyOf(reasons), why))
              .begin();
      case Refusal.OfLoan(int number, ItemId item) when refused(turn.out(), item) ->
          allow(item, title(turn.out(), item), DecidedBy.STAFF, why);
      case Refusal.OfRenewal(int number, ItemId item) when refused(turn.renewals(), item) ->
          renewal(item, title(turn.renewals(), item), DecidedBy.STAFF);
      default -> TurnStep.to(turn);
    };
  }

  private static boolean refused(List<Line> lines, ItemId item) {
    return Turn.line(lines, item)
        .filter(it -> it.progress() instanceof Progress.Refused)
        .isPresent();
  }

  private static String title(List<Line> lines, ItemId item) {
    return Turn.line(lines, item).map(Line::title).orElse("");
  }

  /** Lends only what is still here: it lies there, or its barcode was scanned. */
  private TurnStep allow(ItemId item, String title, DecidedBy by, @Nullable OverrideReason why) {
    if (!(turn.who() instanceof Who.Known(var lending))) {
      return TurnStep.to(turn);
    }
    boolean here = lending.asTheyAre().containsKey(item) || turn.lying().contains(item);
    Act act = new Act.Loan(item, lending.borrower().patron(), due(), by, why);
    Progress next = here ? new Progress.Recording(act) : new Progress.TakenAway();
    Turn changed = turn.with(lending(put(turn.out(), item, title, next)));
    return here ? TurnStep.to(changed, new Effect.Append(act)) : TurnStep.to(changed);
  }

  private LocalDate due() {
    return stop.stop().due();
  }

  private Who lending(List<Line> lines) {
    return turn.who() instanceof Who.Known(var now)
        ? new Who.Known(new Borrowing(now.borrower(), lines, now.asTheyAre(), false))
        : turn.who();
  }

  private TurnStep lend(Pad lies, Event event) {
    if (!(turn.who() instanceof Who.Known(var lending))) {
      return TurnStep.to(turn);
    }
    Step step = Books.step(kiosk(lending, lies), event);
    return new TurnStep(
        turn.with(new Who.Known((Borrowing) step.kiosk().journey())), step.effects());
  }

  private TurnStep takeBack(Pad lies, Event event) {
    Step step = Books.step(kiosk(new Returning(turn.back()), lies), event);
    return new TurnStep(turn.back(((Returning) step.kiosk().journey()).lines()), step.effects());
  }

  private Kiosk kiosk(Journey journey, Pad lies) {
    return new Kiosk(journey, service, Manner.USUAL, false, lies, new TreeSet<>(), List.of());
  }

  private static List<Line> change(List<Line> lines, ItemId item, UnaryOperator<Line> change) {
    return lines.stream().map(it -> it.item().equals(item) ? change.apply(it) : it).toList();
  }

  private static List<Line> without(List<Line> lines, ItemId item) {
    return lines.stream().filter(line -> !line.item().equals(item)).toList();
  }

  private static List<Line> put(List<Line> lines, ItemId item, String title, Progress next) {
    String known = title.isEmpty() ? title(lines, item) : title;
    List<Line> all = new ArrayList<>(without(lines, item));
    all.add(new Line(item, known, next));
    return all;
  }
}
