package org.shuyi.kiosk.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Lending (外借): decide, write down, then make the tag safe, for each item as it is laid on the pad.
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
    return new Borrowing(now.borrower(), lines);
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.PadSeen(Pad pad) -> pad(kiosk, pad);
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

  private Step granted(Kiosk kiosk, Event.Granted yes) {
    Line line = Lines.find(now.lines(), yes.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    Borrower borrower = now.borrower().decidedBy(yes.by());
    Act act = new Act.Loan(yes.item(), borrower.patron(), yes.due(), yes.by());
    Progress next = lend(Pile.of(kiosk.pad()).items().get(yes.item()), act);
    List<Line> lines = Lines.put(now.lines(), new Line(yes.item(), yes.title(), next));
    return new Step(
        kiosk.with(new Borrowing(borrower, lines)),
        next instanceof Progress.Recording ? List.of(new Effect.Append(act)) : List.of());
  }

  /**
   * A yes lends only what still lies there, whole. The question is not taken back when the item
   * leaves: so each has one answer, and none comes into a later session.
   */
  private static Progress lend(Pile.@Nullable PiledItem piled, Act act) {
    if (piled == null) {
      return new Progress.TakenAway();
    }
    return piled.complete() ? new Progress.Recording(act) : piled.incomplete();
  }

  private Step denied(Kiosk kiosk, Event.Denied no) {
    Line line = Lines.find(now.lines(), no.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    List<Line> lines =
        Lines.put(now.lines(), new Line(no.item(), no.title(), new Progress.Refused(no.reasons())));
    Borrower borrower = now.borrower().decidedBy(no.by());
    return new Step(kiosk.with(new Borrowing(borrower, lines)), repair(kiosk.pad(), no));
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
    Progress next = lend(Pile.of(kiosk.pad()).items().get(still.item()), still.loan().act());
    List<Line> lines = Lines.put(now.lines(), new Line(still.item(), still.title(), next));
    Borrowing told = new Borrowing(now.borrower(), lines);
    return next instanceof Progress.Recording
        ? new BorrowFlow(told).recorded(kiosk.with(told), still.loan())
        : Step.to(kiosk.with(told));
  }

  private Step recorded(Kiosk kiosk, RecordedAct recorded) {
    return switch (recorded.act()) {
      case Act.Loan loan -> {
        Stand stand = new Stand(recorded.id(), loan.due(), false);
        yield next(
            kiosk, tags().begin(now.lines(), loan, stand, Pile.of(kiosk.pad()).whole(loan.item())));
      }
      case Act.DebtOpened debt -> to(kiosk, Tags.owed(now.lines(), debt.item(), recorded.id()));
      default -> Step.to(kiosk);
    };
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
