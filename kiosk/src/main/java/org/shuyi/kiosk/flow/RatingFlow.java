package org.shuyi.kiosk.flow;

import java.time.Duration;
import org.shuyi.kiosk.flow.Rating.About;
import org.shuyi.kiosk.flow.Rating.Thanked;
import org.shuyi.sync.circulation.Act.Feedback;
import org.shuyi.sync.circulation.Act.Feedback.Matter;
import org.shuyi.sync.circulation.Act.Feedback.Score;

/** The second touch, and thanks. What can't be written down is lost: it is nobody's loan. */
record RatingFlow(Rating now) implements JourneyFlow {
  static Step begin(Kiosk kiosk, Score score) {
    return Step.to(kiosk.with(new About(score)));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return now instanceof About(Score score)
            && event instanceof Event.Touched(Touch.RateAbout(Matter about))
        ? said(Step.to(kiosk.with(new Thanked())), score, about)
        : Step.to(kiosk);
  }

  @Override
  public Step leave(Kiosk kiosk) {
    Step end = Flow.end(kiosk);
    return now instanceof About(Score score) ? said(end, score, Matter.NOT_SAID) : end;
  }

  private static Step said(Step step, Score score, Matter about) {
    return step.and(new Effect.Append(new Feedback(score, about)));
  }

  @Override
  public Duration idle() {
    return FAREWELL;
  }
}
