package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;

/** What all journeys with a list of items have in common. */
interface LinesFlow extends JourneyFlow {
  Purpose purpose();

  List<Line> lines();

  /** The same journey with other lines. */
  Journey with(List<Line> lines);

  /** What an event means in this journey only. */
  Step own(Kiosk kiosk, Event event);

  @Override
  default Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Finish(boolean slip)) -> finish(kiosk, slip);
      case Event.ItemNamed(ItemId item, String title) ->
          to(kiosk, Lines.change(lines(), item, line -> line.titled(title)));
      case Event.NotRecorded(Act.OnItem act) ->
          to(kiosk, Lines.recorded(lines(), act, new Progress.NotRecorded()));
      case Event.Settled(var act, var outcome) -> to(kiosk, settled(act, outcome));
      default -> own(kiosk, event);
    };
  }

  /** What the centre said of an act. */
  default List<Line> settled(RecordedAct act, Outcome outcome) {
    return act.act() instanceof Act.Renewal
        ? LoansFlow.settled(lines(), act, outcome)
        : Lines.settled(lines(), act.id(), outcome);
  }

  default Step to(Kiosk kiosk, List<Line> lines) {
    return Step.to(kiosk.with(with(lines)));
  }

  @Override
  default boolean busy() {
    return Lines.busy(lines());
  }

  @Override
  default boolean warns() {
    return true;
  }

  @Override
  default boolean owes() {
    return Lines.owed(lines());
  }

  @Override
  default Duration idle() {
    return owes() ? OWED : LIST;
  }

  private Step finish(Kiosk kiosk, boolean slip) {
    if (busy()) {
      return Step.to(kiosk);
    }
    if (!Lines.anyStands(lines())) {
      return Flow.end(kiosk);
    }
    Step finished =
        Step.to(
            kiosk
                .with(new Finished(purpose(), lines(), slip ? Slip.PRINTING : Slip.NOT_WANTED))
                .with(Pad.EMPTY),
            new Effect.WatchPad(false));
    return slip ? finished.and(new Effect.Print(purpose(), lines(), kiosk.language())) : finished;
  }
}
