package org.shuyi.kiosk.session;

import java.util.List;
import java.util.function.Consumer;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Flow;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Step;

/** The patrons' journeys at a kiosk. */
final class Journeys implements Program {
  private final Consumer<Kiosk> screen;
  private Kiosk kiosk = Kiosk.starting();

  Journeys(Consumer<Kiosk> screen) {
    this.screen = screen;
  }

  @Override
  public void begin(Consumer<Event> post) {
    screen.accept(kiosk);
  }

  @Override
  public List<Effect> take(Event event) {
    Step step = Flow.step(kiosk, event);
    if (!step.kiosk().equals(kiosk)) {
      kiosk = step.kiosk();
      screen.accept(kiosk);
    }
    return step.effects();
  }

  @Override
  public Service service() {
    return kiosk.service();
  }

  @Override
  public boolean rests() {
    return kiosk.journey() instanceof Journey.Welcome;
  }

  @Override
  public void perform(Effect.Elsewhere effect) {
    throw new IllegalStateException("no journey asks for " + effect.getClass().getSimpleName());
  }
}
