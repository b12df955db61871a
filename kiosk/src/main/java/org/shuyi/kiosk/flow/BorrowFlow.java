package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Lending (外借): decide, write down, then make the tag safe, for each item as it is laid on the pad.
 */
final class BorrowFlow {
  private BorrowFlow() {}

  static Step pad(Kiosk kiosk, Borrowing now, List<TagSeen> pad) {
    Pile before = Pile.of(now.pad());
    Pile after = Pile.of(pad);
    List<Line> lines = leave(now.lines(), after);
    List<Effect> effects = new ArrayList<>();
    for (var entry : after.items().entrySet()) {
      ItemId item = entry.getKey();
      Line old = Lines.find(lines, item).orElse(null);
      boolean laid = !before.holds(item) || old == null;
      if (old != null && old.progress() instanceof Progress.TagOwed && laid) {
        effects.addAll(Tags.LOAN.retry(old, after.tags(item)));
      } else if (old == null || open(old.progress(), laid)) {
        Progress next = begin(entry.getValue());
        lines = Lines.put(lines, new Line(item, "", next));
        if (next instanceof Progress.Deciding) {
          effects.add(
              new Effect.DecideLoan(now.borrower().patron(), item, now.borrower().decides()));
        }
      }
    }
    return new Step(kiosk.with(new Borrowing(now.borrower(), pad, lines)), effects);
  }

  /** An item that is not decided yet and left the pad is not lent. */
  private static List<Line> leave(List<Line> lines, Pile after) {
    return lines.stream()
        .map(
            line ->
                !after.holds(line.item()) && undecided(line.progress())
                    ? line.with(new Progress.TakenAway())
                    : line)
        .toList();
  }

  private static boolean undecided(Progress progress) {
    return progress instanceof Progress.Deciding || progress instanceof Progress.Incomplete;
  }

  /** Whether an item on the pad is to be looked at again. */
  private static boolean open(Progress progress, boolean laid) {
    return switch (progress) {
      case Progress.Incomplete ignored -> true;
      case Progress.TakenAway ignored -> true;
      case Progress.Refused ignored -> laid;
      case Progress.NotRecorded ignored -> laid;
      default -> false;
    };
  }

  private static Progress begin(Pile.PiledItem item) {
    if (!item.first().circulates()) {
      return new Progress.Refused(List.of(RefusalReason.ITEM_NOT_FOR_LOAN));
    }
    return item.complete()
        ? new Progress.Deciding()
        : new Progress.Incomplete(item.parts().size(), item.first().parts());
  }

  static Step granted(Kiosk kiosk, Borrowing now, Event.Granted yes) {
    Line line = Lines.find(now.lines(), yes.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    Borrower borrower = now.borrower().decidedBy(yes.by());
    Act act = new Act.Loan(yes.item(), borrower.patron(), yes.due(), yes.by());
    List<Line> lines =
        Lines.put(now.lines(), new Line(yes.item(), yes.title(), new Progress.Recording(act)));
    return Step.to(kiosk.with(new Borrowing(borrower, now.pad(), lines)), new Effect.Append(act));
  }

  static Step denied(Kiosk kiosk, Borrowing now, Event.Denied no) {
    Line line = Lines.find(now.lines(), no.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    List<Line> lines =
        Lines.put(now.lines(), new Line(no.item(), no.title(), new Progress.Refused(no.reasons())));
    Borrower borrower = now.borrower().decidedBy(no.by());
    return new Step(kiosk.with(new Borrowing(borrower, now.pad(), lines)), repair(now.pad(), no));
  }

  /**
   * The loan stands but the tag still rings the gate: the power went between the two. The loan
   * wins, the tag follows.
   */
  private static List<Effect> repair(List<TagSeen> pad, Event.Denied no) {
    return no.reasons().contains(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON)
        ? Pile.of(pad).tagsNot(no.item(), Security.ON_LOAN).stream()
            .<Effect>map(tag -> new Effect.Secure(no.item(), tag, Security.ON_LOAN))
            .toList()
        : List.of();
  }

  static Step recorded(Kiosk kiosk, Borrowing now, RecordedAct recorded) {
    return switch (recorded.act()) {
      case Act.Loan loan -> {
        Stand stand = new Stand(recorded.id(), loan.due(), false);
        yield next(
            kiosk,
            now,
            Tags.LOAN.begin(now.lines(), loan.item(), stand, Pile.of(now.pad()).tags(loan.item())));
      }
      case Act.DebtOpened debt ->
          Step.to(with(kiosk, now, Tags.owed(now.lines(), debt.item(), recorded.id())));
      default -> Step.to(kiosk);
    };
  }

  static Step written(Kiosk kiosk, Borrowing now, Event.TagWritten written) {
    return next(kiosk, now, Tags.LOAN.written(now.lines(), written.item(), written.result()));
  }

  private static Step next(Kiosk kiosk, Borrowing now, Tags.Written written) {
    return new Step(with(kiosk, now, written.lines()), written.effects());
  }

  static Kiosk with(Kiosk kiosk, Borrowing now, List<Line> lines) {
    return kiosk.with(new Borrowing(now.borrower(), now.pad(), lines));
  }
}
