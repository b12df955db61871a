package org.shuyi.kiosk.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyi.hardware.device.Advice;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;

/**
 * What the doctor found of one device.
 *
 * @param exchange what went over the wire; for one that is well only if it was asked for
 */
record Finding(
    String device,
    boolean well,
    String state,
    String reason,
    String detail,
    String cause,
    String remedy,
    String model,
    String firmware,
    String serialNumber,
    long milliseconds,
    long opened,
    long bytesSent,
    long bytesReceived,
    Map<String, Long> losses,
    List<Bytes> exchange) {
  /**
   * Bytes that went over the wire in one go; without them where they could be a person's.
   *
   * @param at milliseconds since the first byte
   */
  record Bytes(long at, boolean sent, String hex, int bytes, String meaning) {}

  static Finding of(Examination examination, boolean traced) {
    Condition condition = examination.condition();
    boolean well = condition instanceof Condition.Ready;
    Optional<Advice> advice = Advice.of(examination);
    Identity identity = examination.identity();
    return new Finding(
        examination.device().value(),
        well,
        state(condition),
        reason(condition),
        detail(condition),
        advice.map(Advice::cause).orElse(""),
        advice.map(Advice::remedy).orElse(""),
        identity.model(),
        identity.firmware(),
        identity.serialNumber(),
        examination.took().toMillis(),
        examination.counters().opened(),
        examination.counters().bytesSent(),
        examination.counters().bytesReceived(),
        losses(examination),
        well && !traced ? List.of() : bytes(examination));
  }

  private static String state(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> "ready";
      case Condition.Degraded ignored -> "degraded";
      case Condition.Absent ignored -> "absent";
    };
  }

  private static String reason(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> "";
      case Condition.Degraded(var reason, var ignored) -> reason.name();
      case Condition.Absent(var reason, var ignored) -> reason.name();
    };
  }

  private static String detail(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> "";
      case Condition.Degraded(var ignored, String detail) -> detail;
      case Condition.Absent(var ignored, String detail) -> detail;
    };
  }

  private static Map<String, Long> losses(Examination examination) {
    Map<String, Long> losses = new TreeMap<>();
    examination.counters().losses().forEach((why, times) -> losses.put(why.name(), times));
    return losses;
  }

  private static List<Bytes> bytes(Examination examination) {
    return examination.exchange().stream()
        .map(
            piece ->
                new Bytes(
                    piece.at().toMillis(),
                    piece.sent(),
                    piece.hex(),
                    piece.bytes(),
                    piece.meaning()))
        .toList();
  }

  /** For a terminal. */
  Stream<String> lines() {
    String head =
        well
            ? "%-10s ready     %s".formatted(device, identity())
            : "%-10s %-9s %s: %s".formatted(device, state, reason, detail);
    return Stream.concat(Stream.of(head.stripTrailing()), Stream.concat(advice(), traced()));
  }

  private String identity() {
    return Stream.of(
            model,
            labelled("firmware", firmware),
            labelled("serial number", serialNumber),
            milliseconds + " ms",
            losses.isEmpty() ? "" : "lost " + losses)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String labelled(String label, String text) {
    return text.isEmpty() ? "" : label + " " + text;
  }

  private Stream<String> advice() {
    return well
        ? Stream.empty()
        : Stream.of("  likely: " + cause, "  try:    " + remedy, "  wire:   " + wire());
  }

  private String wire() {
    return "opened %d times, %d bytes sent, %d received, lost %s"
        .formatted(opened, bytesSent, bytesReceived, losses);
  }

  private Stream<String> traced() {
    return exchange.stream()
        .map(
            piece ->
                "  %5d ms %s %s %s"
                    .formatted(
                        piece.at,
                        piece.sent ? ">" : "<",
                        piece.hex.isEmpty() ? "(" + piece.bytes + " bytes, not shown)" : piece.hex,
                        piece.meaning)
                    .stripTrailing());
  }
}
