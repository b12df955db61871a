package org.shuyi.kiosk.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;

/** Plays a kiosk: feeds events, and has a {@link World} answer the effects unless told to wait. */
final class FlowDriver {
  final World world = new World();

  private final List<Effect> effects = new ArrayList<>();
  private final Deque<Effect> held = new ArrayDeque<>();
  private final Set<Class<? extends Effect>> holding = new HashSet<>();
  private Kiosk kiosk = Kiosk.starting();

  /** A kiosk where everything works. */
  static FlowDriver ready() {
    return new FlowDriver().service(Samples.ALL_WELL);
  }

  FlowDriver service(Service service) {
    world.service = service;
    return hears(new Event.ServiceChanged(service));
  }

  FlowDriver touch(Touch touch) {
    return hears(new Event.Touched(touch));
  }

  FlowDriver card(PatronId patron) {
    return hears(new Event.CardScanned(patron));
  }

  /** From now on these lie on the pad, and nothing else. */
  FlowDriver pad(TagSeen... things) {
    return hears(new Event.PadSeen(new Pad(world.lay(List.of(things)), false)));
  }

  FlowDriver timesOut() {
    return hears(new Event.TimedOut());
  }

  /** The centre says what became of the act with this place in the journal, the first being 0. */
  FlowDriver settled(int act, Outcome outcome) {
    return hears(new Event.Settled(world.journal().get(act), outcome));
  }

  FlowDriver hears(Event event) {
    Deque<Event> mailbox = new ArrayDeque<>(List.of(event));
    while (!mailbox.isEmpty()) {
      Step step = Flow.step(kiosk, mailbox.remove());
      kiosk = step.kiosk();
      effects.addAll(step.effects());
      step.effects().forEach(effect -> answer(effect, mailbox));
    }
    return this;
  }

  private void answer(Effect effect, Deque<Event> mailbox) {
    if (holding.contains(effect.getClass())) {
      held.add(effect);
    } else {
      world.answer(effect).ifPresent(mailbox::add);
    }
  }

  /** Effects of this kind are not answered until released. */
  FlowDriver hold(Class<? extends Effect> kind) {
    holding.add(kind);
    return this;
  }

  /** Answers all that was held, as the world is now, and holds nothing any more. */
  FlowDriver release() {
    holding.clear();
    while (!held.isEmpty()) {
      world.answer(held.remove()).ifPresent(this::hears);
    }
    return this;
  }

  Kiosk kiosk() {
    return kiosk;
  }

  <J extends Journey> J at(Class<J> journey) {
    Assertions.assertThat(kiosk.journey()).isInstanceOf(journey);
    return journey.cast(kiosk.journey());
  }

  List<Line> lines() {
    return lines(kiosk);
  }

  static List<Line> lines(Kiosk kiosk) {
    return switch (kiosk.journey()) {
      case Journey.Borrowing now -> now.lines();
      case Journey.Returning now -> now.lines();
      case Journey.MyLoans now -> now.lines();
      case Journey.Finished now -> now.lines();
      case Lockers now -> now.lines();
      default -> List.of();
    };
  }

  Progress progress(ItemId item) {
    return Lines.find(lines(), item).orElseThrow().progress();
  }

  /** All that was asked for so far of one kind, in order. */
  <E extends Effect> List<E> asked(Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Effect lastAsked() {
    return effects.getLast();
  }
}
