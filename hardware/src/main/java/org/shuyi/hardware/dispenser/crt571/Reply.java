package org.shuyi.hardware.dispenser.crt571;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.hardware.dispenser.CardMove.Cause;
import org.shuyi.hardware.dispenser.DispenserState.Place;
import org.shuyi.hardware.dispenser.DispenserState.Stack;

/** What a dispenser answers to an order. */
sealed interface Reply {
  /** Mark, command, parameter and two bytes of an error; more if it is none. */
  int SHORTEST = 5;

  /**
   * It did as it was told.
   *
   * @param more what the order asked for
   */
  record Positive(Place card, Stack stack, boolean binFull, String more) implements Reply {}

  /**
   * It did not.
   *
   * @param code two characters, as the manuals list them
   */
  record Negative(String code) implements Reply {
    static final String NOT_SET_UP = "B0";

    private static final Map<String, String> MEANING =
        Map.ofEntries(
            Map.entry("00", "unknown command"),
            Map.entry("01", "wrong parameter"),
            Map.entry("02", "wrong sequence of commands"),
            Map.entry("03", "not supported by this model"),
            Map.entry("04", "wrong data"),
            Map.entry("10", "a card is jammed"),
            Map.entry("12", "a sensor fails"),
            Map.entry("13", "the card is too long"),
            Map.entry("14", "the card is too short"),
            Map.entry("16", "the card was moved by hand"),
            Map.entry("40", "the card was pulled out while it was captured"),
            Map.entry("45", "the card was moved by hand"),
            Map.entry("50", "the bin's counter is at its end"),
            Map.entry("51", "the motor fails"),
            Map.entry("A0", "the stack is empty"),
            Map.entry("A1", "the bin is full"),
            Map.entry(NOT_SET_UP, "it is not set up"));

    Cause cause() {
      return switch (code) {
        case "A0" -> Cause.STACK_EMPTY;
        case "A1", "50" -> Cause.BIN_FULL;
        default -> isJam() ? Cause.JAMMED : Cause.REFUSED;
      };
    }

    boolean isJam() {
      return List.of(Uncertain.JAMS.split(" ")).contains(code);
    }

    String sentence() {
      return "error " + code + ", " + MEANING.getOrDefault(code, "not in the manual");
    }
  }

  /**
   * Reads an answer.
   *
   * @return empty if it answers something else or has a form that no manual describes
   */
  static Optional<Reply> to(Order order, byte[] text) {
    if (!order.isAnsweredBy(text)) {
      return Optional.empty();
    }
    return switch (text[0]) {
      case 'P' -> positive(text);
      case 'N', Uncertain.OTHER_REFUSAL -> Optional.of(new Negative(latin(text, 3, 5)));
      default -> Optional.empty();
    };
  }

  private static Optional<Reply> positive(byte[] text) {
    if (text.length < 6) {
      return Optional.empty();
    }
    Optional<Place> card = nth(Place.values(), text[3]);
    Optional<Stack> stack = nth(Stack.values(), text[4]);
    boolean legal = text[5] == '0' || text[5] == '1';
    return legal && card.isPresent() && stack.isPresent()
        ? Optional.of(
            new Positive(
                card.get(), stack.get(), text[5] == '1', latin(text, 6, text.length).strip()))
        : Optional.empty();
  }

  /** The enums of the port have the order of the digits on the wire. */
  private static <E> Optional<E> nth(E[] values, byte digit) {
    int index = digit - '0';
    return index >= 0 && index < values.length ? Optional.of(values[index]) : Optional.empty();
  }

  private static String latin(byte[] text, int from, int to) {
    return new String(Arrays.copyOfRange(text, from, to), StandardCharsets.ISO_8859_1);
  }
}
