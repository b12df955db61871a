package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.sync.circulation.PatronId;

/** All done; the next card begins the next session. */
record FinishedFlow(Finished now) implements LinesFlow {
  @Override
  public Purpose purpose() {
    return now.purpose();
  }

  @Override
  public List<Line> lines() {
    return now.lines();
  }

  @Override
  public Journey with(List<Line> lines) {
    return new Finished(now.purpose(), lines, now.slip());
  }

  /** Whoever has finished can't do it once more: the same slip would be printed again. */
  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.Rate(var score)) when kiosk.service().journalReady() ->
          RatingFlow.begin(kiosk, score);
      case Event.Touched ignored -> Step.to(kiosk);
      default -> LinesFlow.super.step(kiosk, event);
    };
  }

  @Override
  public Step own(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.CardScanned(PatronId patron) when kiosk.service().lends() ->
          next(Flow.end(kiosk), patron);
      case Event.SlipDone(boolean printed) when now.slip() == Slip.PRINTING ->
          Step.to(
              kiosk.with(
                  new Finished(now.purpose(), now.lines(), printed ? Slip.PRINTED : Slip.FAILED)));
      default -> Step.to(kiosk);
    };
  }

  private static Step next(Step ended, @Nullable PatronId patron) {
    Step card = IdentifyFlow.card(ended.kiosk(), Errand.BORROW, patron);
    return new Step(card.kiosk(), ended.effects()).and(card.effects());
  }

  @Override
  public boolean busy() {
    return false;
  }

  @Override
  public boolean warns() {
    return false;
  }

  @Override
  public Duration idle() {
    return FAREWELL;
  }
}
