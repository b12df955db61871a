package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A keypad for a secret. The digits themselves are with the session, which can wipe them.
 *
 * @param typed how many digits stand there
 * @param order of the ten digits on the keys
 * @param waiting what was typed is being looked at: keys do nothing
 */
public record Keypad(int typed, List<Integer> order, boolean waiting) {
  /** In the usual order, empty. */
  public static final Keypad USUAL =
      new Keypad(0, IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 0).boxed().toList(), false);

  public Keypad {
    order = List.copyOf(order);
  }

  public Keypad empty() {
    return new Keypad(0, order, false);
  }

  public Keypad waits() {
    return new Keypad(typed, order, true);
  }

  /**
   * What a key does, with what the session is to do about it; empty if it does nothing.
   *
   * @param most digits
   */
  public Optional<Pressed> press(Event event, int most) {
    return waiting
        ? Optional.empty()
        : Optional.ofNullable(
            switch (event) {
              case Event.Touched(Touch.Digit(int digit)) when typed < most ->
                  new Pressed(new Keypad(typed + 1, order, false), new Effect.TypeDigit(digit));
              case Event.Touched(Touch.Erase()) when typed > 0 ->
                  new Pressed(new Keypad(typed - 1, order, false), new Effect.EraseDigit());
              case Event.Touched(Touch.Shuffle()) -> new Pressed(this, new Effect.Shuffle());
              case Event.Shuffled(var next) -> new Pressed(new Keypad(typed, next, false), null);
              default -> null;
            });
  }

  /**
   * @param effect null if nothing is to be done
   */
  public record Pressed(Keypad keypad, @Nullable Effect effect) {
    public List<Effect> effects() {
      return effect == null ? List.of() : List.of(effect);
    }
  }
}
