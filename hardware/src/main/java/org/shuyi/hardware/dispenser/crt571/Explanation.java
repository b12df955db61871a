package org.shuyi.hardware.dispenser.crt571;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuyi.hardware.dispenser.crt571.Frame.Message;
import org.shuyi.hardware.dispenser.crt571.Frame.Signal;
import org.shuyi.hardware.framing.CheckedFramer;

/** Frames in words, for a technician who reads the wire. Pure. */
final class Explanation {
  private Explanation() {}

  static String of(boolean sent, byte[] bytes) {
    List<Frame> frames = new CheckedFramer<>(Frame.FORM).feed(bytes, bytes.length);
    return frames.isEmpty()
        ? "No whole frame with a right check sum."
        : frames.stream().map(frame -> of(sent, frame)).collect(Collectors.joining(" "));
  }

  private static String of(boolean sent, Frame frame) {
    return switch (frame) {
      case Signal signal -> signal + ".";
      case Message(int address, byte[] text) when sent -> "Order: " + order(text) + ".";
      case Message(int address, byte[] text) -> answer(text);
    };
  }

  private static String order(byte[] text) {
    return Arrays.stream(Order.values())
        .filter(order -> Arrays.equals(order.text(), text))
        .findFirst()
        .map(Order::toString)
        .orElse(latin(text));
  }

  private static String answer(byte[] text) {
    Optional<Reply> reply =
        Arrays.stream(Order.values()).flatMap(order -> Reply.to(order, text).stream()).findFirst();
    return switch (reply.orElse(null)) {
      case Reply.Negative no -> "Refused: " + no.sentence() + ".";
      case Reply.Positive(var card, var stack, boolean binFull, String more) ->
          "Done; card %s, stack %s, bin %s. %s"
              .formatted(card, stack, binFull ? "full" : "not full", more)
              .strip();
      case null -> "Not in the manual: " + latin(text) + ".";
    };
  }

  private static String latin(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
