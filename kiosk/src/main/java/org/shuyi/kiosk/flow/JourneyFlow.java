package org.shuyi.kiosk.flow;

import java.time.Duration;

/**
 * What events mean in one kind of journey. Made from the state for each event, so that it keeps
 * nothing; what is the same in every journey is in {@link Flow}.
 */
interface JourneyFlow {
  /** Idle times: domain.md 4.4 of the founding notes asks 30 s on a prompt, 60 s on a list. */
  Duration PROMPT = Duration.ofSeconds(30);

  Duration LIST = Duration.ofMinutes(1);

  /** A tag is still to be written: the patron is asked to lay the book down again. */
  Duration OWED = Duration.ofMinutes(2);

  /** Nothing more to do but take the books. */
  Duration FAREWELL = Duration.ofSeconds(15);

  /** What an event leads to; one that means nothing here changes nothing. */
  Step step(Kiosk kiosk, Event event);

  /** How long nothing may happen. */
  default Duration idle() {
    return PROMPT;
  }

  /** Whether the patron is asked for a sign of life before the session ends. */
  default boolean warns() {
    return false;
  }

  /** Whether a machine has to do the next step: so long nobody leaves and nothing ends. */
  default boolean busy() {
    return false;
  }

  /** The patron wants to leave. */
  default Step left(Kiosk kiosk) {
    return busy() ? Step.to(kiosk) : leave(kiosk);
  }

  /** Whether something is still to be put right, for which the full time is given. */
  default boolean owes() {
    return false;
  }

  /** The patron leaves, or nobody is here any more. */
  default Step leave(Kiosk kiosk) {
    return Flow.end(kiosk);
  }
}
