package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * The patron's loans and renewing them (续借). The new date is told only when the library system set
 * it.
 */
final class LoansFlow {
  private LoansFlow() {}

  static Step renew(Kiosk kiosk, MyLoans now, ItemId item) {
    Line line = Lines.find(now.lines(), item).orElse(null);
    return line != null && renewable(line) ? ask(kiosk, now, List.of(line)) : Step.to(kiosk);
  }

  static Step renewAll(Kiosk kiosk, MyLoans now) {
    return ask(kiosk, now, now.lines().stream().filter(LoansFlow::renewable).toList());
  }

  private static boolean renewable(Line line) {
    return line.progress() instanceof Progress.OnLoan;
  }

  private static Step ask(Kiosk kiosk, MyLoans now, List<Line> wanted) {
    List<Line> lines = now.lines();
    List<Effect> effects = new ArrayList<>();
    for (Line line : wanted) {
      lines = Lines.progress(lines, line.item(), new Progress.Deciding());
      effects.add(new Effect.DecideRenewal(now.borrower().patron(), line.item()));
    }
    return new Step(with(kiosk, now, lines), effects);
  }

  static Step granted(Kiosk kiosk, MyLoans now, Event.Granted yes) {
    Line line = Lines.find(now.lines(), yes.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    Act act = new Act.Renewal(yes.item(), now.borrower().patron(), yes.by());
    return Step.to(
        with(kiosk, now, Lines.progress(now.lines(), yes.item(), new Progress.Recording(act))),
        new Effect.Append(act));
  }

  static Step denied(Kiosk kiosk, MyLoans now, Event.Denied no) {
    return Step.to(
        with(
            kiosk,
            now,
            Lines.change(
                now.lines(),
                no.item(),
                line ->
                    line.progress() instanceof Progress.Deciding
                        ? line.with(new Progress.Refused(no.reasons()))
                        : line)));
  }

  static Step recorded(Kiosk kiosk, MyLoans now, RecordedAct recorded) {
    return recorded.act() instanceof Act.Renewal renewal
        ? Step.to(
            with(
                kiosk,
                now,
                Lines.recorded(
                    now.lines(),
                    renewal,
                    new Progress.Done(new Stand(recorded.id(), null, false)))))
        : Step.to(kiosk);
  }

  /** A renewal that the library system refused has changed nothing: told as a plain no. */
  static List<Line> settled(List<Line> lines, RecordedAct recorded, Outcome outcome) {
    return outcome instanceof Outcome.Refused(var reasons, String ignored)
        ? refused(lines, recorded, reasons)
        : Lines.settled(lines, recorded.id(), outcome);
  }

  private static List<Line> refused(
      List<Line> lines, RecordedAct recorded, List<RefusalReason> reasons) {
    return lines.stream()
        .map(
            line ->
                line.progress() instanceof Progress.Done(Stand stand)
                        && stand.act().equals(recorded.id())
                    ? line.with(new Progress.Refused(reasons))
                    : line)
        .toList();
  }

  static Kiosk with(Kiosk kiosk, MyLoans now, List<Line> lines) {
    return kiosk.with(new MyLoans(now.borrower(), lines));
  }
}
