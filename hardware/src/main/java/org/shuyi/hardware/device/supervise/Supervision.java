package org.shuyi.hardware.device.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;

/**
 * How a device is brought up and kept up, as a pure function: the phase says what to do next, an
 * event says how that went.
 *
 * @param failures losses since the device last served for {@link #SERVED_LONG}
 */
record Supervision(Phase phase, Condition condition, int failures) {
  static final Supervision NEW = new Supervision(new Phase.Idle(), Condition.NOT_STARTED, 0);

  /** The most to wait after the first loss; doubled with each further one. */
  static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** A person who plugs a cable in again should see it work while still looking: within 3 s. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** A device that served for so long was well; what fails now is something new. */
  static final Duration SERVED_LONG = Duration.ofSeconds(10);

  /** After four doublings the pause is at its cap; counting on would only overflow. */
  private static final int COUNTED_FAILURES = 4;

  /** What there is to do now. */
  sealed interface Phase {
    record Idle() implements Phase {}

    record Opening() implements Phase {}

    record Greeting() implements Phase {}

    record Serving(Instant since) implements Phase {}

    record Waiting(Instant until) implements Phase {}

    record Closed() implements Phase {}
  }

  /** How it went. */
  sealed interface Event {
    record Started() implements Event {}

    record Opened() implements Event {}

    record Greeted(Condition shown) implements Event {}

    /** The device showed a condition while serving. */
    record Shown(Condition condition) implements Event {}

    record Lost(Absent why) implements Event {}

    record RetryDue() implements Event {}

    record Closed() implements Event {}
  }

  /** What follows from it, to be carried out in order. */
  sealed interface Effect {
    /** Close the wire if it is open, and tell the driver. */
    record Release() implements Effect {}

    record Announce(Condition condition) implements Effect {}

    /** Answer the waiting commands with this condition, except a check that no attempt has met. */
    record Refuse(Condition condition) implements Effect {}
  }

  record Step(Supervision next, List<Effect> effects) {}

  /** Total: an event that does not belong to the phase changes nothing. */
  Step on(Event event, Instant now, RandomGenerator random) {
    if (phase instanceof Phase.Closed) {
      return new Step(this, List.of());
    }
    return switch (event) {
      case Event.Started() -> phase instanceof Phase.Idle ? to(new Phase.Opening()) : to(phase);
      case Event.Opened() -> phase instanceof Phase.Opening ? to(new Phase.Greeting()) : to(phase);
      case Event.Greeted(Condition shown) ->
          phase instanceof Phase.Greeting ? show(new Phase.Serving(now), shown) : to(phase);
      case Event.Shown(Condition shown) ->
          phase instanceof Phase.Serving ? show(phase, shown) : to(phase);
      case Event.Lost(Absent why) -> lose(why, now, random);
      case Event.RetryDue() -> phase instanceof Phase.Waiting ? to(new Phase.Opening()) : to(phase);
      case Event.Closed() -> stop();
    };
  }

  private Step to(Phase next) {
    return new Step(new Supervision(next, condition, failures), List.of());
  }

  private Step show(Phase next, Condition shown) {
    List<Effect> effects =
        shown.equals(condition) ? List.of() : List.of(new Effect.Announce(shown));
    return new Step(new Supervision(next, shown, failures), effects);
  }

  private Step lose(Absent trouble, Instant now, RandomGenerator random) {
    Absent why = stillUnplugged(trouble) ? (Absent) condition : trouble;
    int before = servedLong(now) ? 0 : failures;
    int after = Math.min(before + 1, COUNTED_FAILURES);
    Phase waiting = new Phase.Waiting(now.plus(pause(before, random)));
    return leave(new Supervision(waiting, why, after));
  }

  private Step stop() {
    Absent stopped = new Absent(Reason.STOPPED, "The device was closed.");
    return leave(new Supervision(new Phase.Closed(), stopped, 0));
  }

  private Step leave(Supervision next) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Release());
    if (!next.condition.equals(condition)) {
      effects.add(new Effect.Announce(next.condition));
    }
    effects.add(new Effect.Refuse(next.condition));
    return new Step(next, List.copyOf(effects));
  }

  /** "It was there and is gone" tells a technician more than "there is nothing". */
  private boolean stillUnplugged(Absent trouble) {
    return trouble.reason() == Reason.NOT_FOUND
        && condition instanceof Absent(Reason reason, String ignored)
        && reason == Reason.UNPLUGGED;
  }

  /** A device that greets and dies at once must not reset its own back-off. */
  private boolean servedLong(Instant now) {
    return phase instanceof Phase.Serving(Instant since)
        && Duration.between(since, now).compareTo(SERVED_LONG) >= 0;
  }

  /** Full jitter, so that devices on one failing hub don't all come back in the same moment. */
  private static Duration pause(int failures, RandomGenerator random) {
    long most = Math.min(FIRST_PAUSE.toMillis() << failures, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(random.nextLong(most + 1));
  }
}
