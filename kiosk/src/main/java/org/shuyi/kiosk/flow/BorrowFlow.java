package org.shuyi.kiosk.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Journey.AsItIs;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Lending (外借): decide, write down, then make the tag safe, for each item as it is laid on the pad.
 * Where its tag can't be read, or no reader is there, its barcode is enough: then the tag is owed.
 */
record BorrowFlow(Borrowing now) implements PadFlow {
  @Override
  public Purpose purpose() {
    return Purpose.BORROW;
  }

  @Override
  public List<Line> lines() {
    return now.lines();
  }

  @Override
  public Tags tags() {
    return Tags.LOAN;
  }

  @Override
  public Journey with(List<Line> lines) {
    return with(now.borrower(), lines);
  }

  private Borrowing with(Borrower borrower, List<Line> lines) {
    return new Borrowing(borrower, lines, now.asTheyAre(), now.notABook());
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.ItemScanned(ItemId item) -> scanned(notABook(kiosk, false), item);
      case Event.CardScanned(PatronId card) when card == null -> Step.to(notABook(kiosk, true));
      case Event.Touched(Touch.LendIncomplete(ItemId item)) -> incomplete(kiosk, item);
      case Event.Granted yes -> granted(kiosk, yes);
      case Event.Denied no -> denied(kiosk, no);
      case Event.StillOut still -> stillOut(kiosk, still);
      case Event.Recorded(var act) -> recorded(kiosk, act);
      case Event.TagWritten written -> written(kiosk, written);
      default -> Step.to(kiosk);
    };
  }

  @Override
  public Progress begin(ItemId item, Pile.PiledItem piled) {
    if (!piled.first().circulates()) {
      return new Progress.Refused(List.of(RefusalReason.ITEM_NOT_FOR_LOAN));
    }
    return piled.complete() ? new Progress.Deciding() : piled.incomplete();
  }

  @Override
  public List<Effect> wants(ItemId item, Progress begun) {
    return List.of(
        begun instanceof Progress.Deciding
            ? new Effect.DecideLoan(now.borrower().patron(), item, now.borrower().decides())
            : new Effect.NameItem(item));
  }

  private Kiosk notABook(Kiosk kiosk, boolean is) {
    return kiosk.with(new Borrowing(now.borrower(), now.lines(), now.asTheyAre(), is));
  }

  /** What lies on the pad is lent by what its tag says; a barcode does not overrule it. */
  private Step scanned(Kiosk kiosk, ItemId item) {
    boolean open = Lines.find(now.lines(), item).map(line -> undone(line.progress())).orElse(true);
    return open && !Pile.of(kiosk.pad()).holds(item)
        ? asItIs(kiosk, item, AsItIs.SCANNED)
        : Step.to(kiosk);
  }

  private static boolean undone(Progress progress) {
    return progress instanceof Progress.TakenAway
        || progress instanceof Progress.Refused
        || progress instanceof Progress.NotRecorded;
  }

  private Step incomplete(Kiosk kiosk, ItemId item) {
    boolean waits =
        Lines.find(now.lines(), item)
            .filter(line -> line.progress() instanceof Progress.Incomplete)
            .isPresent();
    return waits && kiosk.service().lendsIncompleteSets()
        ? asItIs(kiosk, item, AsItIs.INCOMPLETE)
        : Step.to(kiosk);
  }

  private Step asItIs(Kiosk kiosk, ItemId item, AsItIs why) {
    Map<ItemId, AsItIs> asTheyAre = new HashMap<>(now.asTheyAre());
    asTheyAre.put(item, why);
    Progress begun = new Progress.Deciding();
    List<Line> lines = Lines.put(now.lines(), new Line(item, "", begun));
    return Step.to(kiosk.with(new Borrowing(now.borrower(), lines, asTheyAre, false)))
        .and(wants(item, begun));
  }

  private Step granted(Kiosk kiosk, Event.Granted yes) {
    Line line = Lines.find(now.lines(), yes.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    Borrower borrower = now.borrower().decidedBy(yes.by());
    Act act = new Act.Loan(yes.item(), borrower.patron(), yes.due(), yes.by());
    Progress next = lend(kiosk, yes.item(), act);
    List<Line> lines = Lines.put(now.lines(), new Line(yes.item(), yes.title(), next));
    return new Step(
        kiosk.with(with(borrower, lines)),
        next instanceof Progress.Recording ? List.of(new Effect.Append(act)) : List.of());
  }

  /**
   * A yes lends only what still lies there, whole, or what is lent as it is. The question is not
   * taken back when the item leaves: so each has one answer, and none comes into a later session.
   */
  private Progress lend(Kiosk kiosk, ItemId item, Act act) {
    AsItIs why = now.asTheyAre().get(item);
    Pile.PiledItem piled = Pile.of(kiosk.pad()).items().get(item);
    if (why == AsItIs.SCANNED) {
      return new Progress.Recording(act);
    }
    if (piled == null) {
      return new Progress.TakenAway();
    }
    return why == AsItIs.INCOMPLETE || piled.complete()
        ? new Progress.Recording(act)
        : piled.incomplete();
  }

  private Step denied(Kiosk kiosk, Event.Denied no) {
    Line line = Lines.find(now.lines(), no.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    List<Line> lines =
        Lines.put(now.lines(), new Line(no.item(), no.title(), new Progress.Refused(no.reasons())));
    Borrower borrower = now.borrower().decidedBy(no.by());
    return new Step(kiosk.with(with(borrower, lines)), repair(kiosk.pad(), no));
  }

  /**
   * The loan stands but the tag still rings the gate: the power went between the two. The loan
   * wins, the tag follows.
   */
  private static List<Effect> repair(Pad pad, Event.Denied no) {
    return no.reasons().contains(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON)
        ? Pile.of(pad).tagsNot(no.item(), Security.ON_LOAN).stream()
            .<Effect>map(tag -> new Effect.Secure(no.item(), tag, Security.ON_LOAN))
            .toList()
        : List.of();
  }

  /**
   * The loan was made before and stands: the same act is told again, and its tags are made sure of.
   */
  private Step stillOut(Kiosk kiosk, Event.StillOut still) {
    Line line = Lines.find(now.lines(), still.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    Progress next = lend(kiosk, still.item(), still.loan().act());
    List<Line> lines = Lines.put(now.lines(), new Line(still.item(), still.title(), next));
    Borrowing told = with(now.borrower(), lines);
    return next instanceof Progress.Recording
        ? new BorrowFlow(told).recorded(kiosk.with(told), still.loan())
        : Step.to(kiosk.with(told));
  }

  private Step recorded(Kiosk kiosk, RecordedAct recorded) {
    return switch (recorded.act()) {
      case Act.Loan loan -> {
        Stand stand = new Stand(recorded.id(), loan.due(), false);
        yield next(kiosk, tags().begin(now.lines(), loan, stand, there(kiosk.pad(), loan.item())));
      }
      case Act.DebtOpened debt -> to(kiosk, Tags.owed(now.lines(), debt.item(), recorded.id()));
      default -> Step.to(kiosk);
    };
  }

  /** The tags to be written: all, or none if some can't be; of an incomplete set those it has. */
  private List<TagUid> there(Pad pad, ItemId item) {
    Pile pile = Pile.of(pad);
    return now.asTheyAre().get(item) == AsItIs.INCOMPLETE ? pile.tags(item) : pile.whole(item);
  }

  private Step written(Kiosk kiosk, Event.TagWritten written) {
    return Tags.LOAN
        .written(now.lines(), written.item(), written.result())
        .map(next -> next(kiosk, next))
        .orElseGet(() -> Step.to(kiosk).and(repaired(kiosk.pad(), written)));
  }

  /**
   * A tag of a loan that stood before: what it owed is settled when the item lies there whole and
   * no other tag of it is armed.
   */
  private static List<Effect> repaired(Pad pad, Event.TagWritten written) {
    Pile pile = Pile.of(pad);
    return written.result() instanceof SecurityWrite.Verified(TagUid uid, Security made)
            && made == Security.ON_LOAN
            && pile.complete(written.item())
            && pile.tagsNot(written.item(), Security.ON_LOAN).equals(List.of(uid))
        ? List.of(new Effect.FindDebts(written.item(), made))
        : Tags.stray(written);
  }
}
