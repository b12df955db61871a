package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A virtual bench, moved by lines of text: {@code pad unplug}, {@code pad unplug off}, {@code
 * printer well}, {@code card scan 210000000012}, {@code list}.
 */
public final class BenchTalk {
  private static final String WELL = "well";

  private final VirtualBench bench;

  public BenchTalk(VirtualBench bench) {
    this.bench = bench;
  }

  /**
   * Does what a line says.
   *
   * @return what there is to tell, a line each; what was not understood is told, too
   */
  public List<String> obey(String line) {
    String[] words = line.strip().split("\\s+", 3);
    if (line.isBlank()) {
      return List.of();
    }
    if (words.length == 1) {
      return words[0].equals("list") ? list() : unknown(words[0]);
    }
    @Nullable VirtualDevice<?> device = bench.devices().get(words[0]);
    return device == null
        ? unknown(words[0])
        : List.of(words[0] + ": " + told(device, words[1], words.length > 2 ? words[2] : ""));
  }

  /** Every device with its address and what can be said to it, then those left out, and why. */
  public List<String> list() {
    Stream<String> there =
        bench.devices().entrySet().stream()
            .map(each -> "%-12s %s".formatted(each.getKey(), described(each.getValue())));
    Stream<String> leftOut =
        bench.leftOut().entrySet().stream()
            .map(each -> "%-12s not simulated: %s".formatted(each.getKey(), each.getValue()));
    return Stream.concat(there, leftOut).toList();
  }

  private static String described(VirtualDevice<?> device) {
    String gestures =
        device.gestures().stream()
            .map(gesture -> (gesture.name() + " " + gesture.expects()).strip())
            .collect(Collectors.joining(", "));
    return device.address() + "  " + switches(device) + (gestures.isEmpty() ? "" : "; " + gestures);
  }

  private static String switches(VirtualDevice<?> device) {
    return device.switches().stream()
        .map(each -> each.name() + (each.isOn() ? " (on)" : ""))
        .collect(Collectors.joining(", "));
  }

  private List<String> unknown(String word) {
    return List.of(
        "'"
            + word
            + "' is no device and not 'list'; devices: "
            + String.join(", ", bench.devices().keySet()));
  }

  private static String told(VirtualDevice<?> device, String what, String text) {
    try {
      return done(device, what, text);
    } catch (IllegalArgumentException | IOException e) {
      return "not done: " + e.getMessage();
    }
  }

  private static String done(VirtualDevice<?> device, String what, String text) throws IOException {
    if (what.equals(WELL)) {
      for (Switch each : device.switches()) {
        each.turn(false);
      }
      return WELL;
    }
    for (Switch each : device.switches()) {
      if (each.name().equals(what)) {
        each.turn(on(text));
        return what + (each.isOn() ? " on" : " off");
      }
    }
    for (Gesture each : device.gestures()) {
      if (each.name().equals(what)) {
        device.perform(each, text);
        return (what + " " + text).strip();
      }
    }
    throw new IllegalArgumentException(
        "it can't '"
            + what
            + "'; "
            + Stream.of(WELL, described(device)).collect(Collectors.joining(", ")));
  }

  private static boolean on(String text) {
    return switch (text) {
      case "", "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("'" + text + "': expected on or off");
    };
  }
}
