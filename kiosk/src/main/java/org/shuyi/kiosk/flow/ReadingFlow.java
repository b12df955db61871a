package org.shuyi.kiosk.flow;

import java.time.Duration;
import org.shuyi.kiosk.flow.Reading.Offered;
import org.shuyi.kiosk.flow.Reading.Shown;

/** From the list to a code and back. */
record ReadingFlow(Reading now) implements JourneyFlow {
  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (event) {
      case Event.Touched(Touch.OpenOnPhone(String name, String address))
          when now instanceof Offered ->
          Step.to(kiosk.with(new Shown(name, address)));
      case Event.Touched(Touch.Back()) when now instanceof Shown ->
          Step.to(kiosk.with(new Offered()));
      default -> Step.to(kiosk);
    };
  }

  @Override
  public boolean warns() {
    return true;
  }

  @Override
  public Duration idle() {
    return LIST;
  }
}
