package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.Purpose;
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
record LoansFlow(MyLoans now) implements LinesFlow {
  @Override
  public Purpose purpose() {
    return Purpose.MY_LOANS;
  }

  @Override
  public List<Line> lines() {
    return now.lines();
  }

  @Override
  public Journey with(List<Line> lines) {
    return new MyLoans(now.borrower(), lines);
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Renew(ItemId item)) -> renew(kiosk, item);
      case Event.Touched(Touch.RenewAll()) -> renewAll(kiosk);
      case Event.Touched(Touch.MyHolds()) when !busy() -> HoldFlow.list(kiosk, now.borrower());
      case Event.Granted yes -> granted(kiosk, yes);
      case Event.Denied no -> denied(kiosk, no);
      case Event.Recorded(var act) -> recorded(kiosk, act);
      default -> Step.to(kiosk);
    };
  }

  private Step renew(Kiosk kiosk, ItemId item) {
    Line line = Lines.find(now.lines(), item).orElse(null);
    return line != null && renewable(line) ? ask(kiosk, List.of(line)) : Step.to(kiosk);
  }

  private Step renewAll(Kiosk kiosk) {
    return ask(kiosk, now.lines().stream().filter(LoansFlow::renewable).toList());
  }

  private static boolean renewable(Line line) {
    return line.progress() instanceof Progress.OnLoan;
  }

  private Step ask(Kiosk kiosk, List<Line> wanted) {
    List<Line> lines = now.lines();
    List<Effect> effects = new ArrayList<>();
    for (Line line : wanted) {
      lines = Lines.progress(lines, line.item(), new Progress.Deciding());
      effects.add(new Effect.DecideRenewal(now.borrower().patron(), line.item()));
    }
    return to(kiosk, lines).and(effects);
  }

  private Step granted(Kiosk kiosk, Event.Granted yes) {
    Line line = Lines.find(now.lines(), yes.item()).orElse(null);
    if (line == null || !(line.progress() instanceof Progress.Deciding)) {
      return Step.to(kiosk);
    }
    Act act = new Act.Renewal(yes.item(), now.borrower().patron(), yes.by());
    return to(kiosk, Lines.progress(now.lines(), yes.item(), new Progress.Recording(act)))
        .and(new Effect.Append(act));
  }

  private Step denied(Kiosk kiosk, Event.Denied no) {
    return to(
        kiosk,
        Lines.change(
            now.lines(),
            no.item(),
            line ->
                line.progress() instanceof Progress.Deciding
                    ? line.with(new Progress.Refused(no.reasons()))
                    : line));
  }

  private Step recorded(Kiosk kiosk, RecordedAct recorded) {
    return recorded.act() instanceof Act.Renewal renewal
        ? to(
            kiosk,
            Lines.recorded(
                now.lines(), renewal, new Progress.Done(new Stand(recorded.id(), null, false))))
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
}
