package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Optional;

/**
 * A PIN is chosen, twice.
 *
 * @param again the second time
 * @param problem with the one before
 */
public record PinChoice(Keypad keypad, boolean again, Problem problem) {
  static final PinChoice NEW = new PinChoice(Keypad.USUAL, false, Problem.NONE);

  /** What was wrong with the last PIN. */
  public enum Problem {
    NONE,
    EASY,
    IN_DOCUMENT,
    BIRTHDAY,
    /** The second was not the first. */
    DIFFERENT;

    static Problem of(PinRule.Problem problem) {
      return switch (problem) {
        case EASY -> EASY;
        case IN_DOCUMENT -> IN_DOCUMENT;
        case BIRTHDAY -> BIRTHDAY;
      };
    }
  }

  /**
   * Where an event leads.
   *
   * @param chosen the PIN is chosen, and with the session
   */
  record Next(PinChoice choice, List<Effect> effects, boolean chosen) {}

  /** All digits are there. */
  public boolean complete() {
    return keypad.typed() == PinRule.LENGTH && !keypad.waiting();
  }

  /** Empty if the event means nothing here. */
  Optional<Next> step(Event event) {
    return switch (event) {
      case Event.Touched(Touch.Enter()) when complete() ->
          Optional.of(
              new Next(
                  new PinChoice(keypad.waits(), again, problem),
                  List.of(again ? new Effect.RepeatPin() : new Effect.JudgePin()),
                  false));
      case Event.PinJudged(var wrong) when keypad.waiting() && !again ->
          next(wrong == null, wrong == null ? Problem.NONE : Problem.of(wrong), false);
      case Event.PinRepeated(boolean same) when keypad.waiting() && again ->
          next(false, same ? Problem.NONE : Problem.DIFFERENT, same);
      default ->
          keypad
              .press(event, PinRule.LENGTH)
              .map(
                  key ->
                      new Next(new PinChoice(key.keypad(), again, problem), key.effects(), false));
    };
  }

  private Optional<Next> next(boolean second, Problem wrong, boolean chosen) {
    return Optional.of(new Next(new PinChoice(keypad.empty(), second, wrong), List.of(), chosen));
  }
}
