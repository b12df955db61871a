package org.shuyi.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Advice;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.kiosk.session.Devices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Health is a real round trip: opens each device, asks it something, and says what came back, what
 * is likely wrong and what to try.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Tests every configured device by a real round trip; exit code 1 if one fails.")
final class DoctorCommand implements Callable<Integer> {
  /** A device that has not said anything by then does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration BETWEEN = Duration.ofSeconds(5);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML).")
  private @Nullable Path config;

  @Option(names = "--json", description = "A JSON list.")
  private boolean json;

  @Option(names = "--watch", description = "Again every 5 s, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--trace",
      paramLabel = "DEVICE",
      description = "Also shows every byte that went to and from this device.")
  private @Nullable String trace;

  /**
   * What was found of one device.
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
    /** Bytes that went over the wire in one go; without them where they could be a person's. */
    record Bytes(boolean sent, String hex, int bytes, String meaning) {}

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
          .map(piece -> new Bytes(piece.sent(), piece.hex(), piece.bytes(), piece.meaning()))
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
              milliseconds + " ms")
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
                  "  %s %s %s"
                      .formatted(
                          piece.sent ? ">" : "<",
                          piece.hex.isEmpty()
                              ? "(" + piece.bytes + " bytes, not shown)"
                              : piece.hex,
                          piece.meaning)
                      .stripTrailing());
    }
  }

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    StationConfig station =
        Configurations.station(Objects.requireNonNull(config, "picocli requires it"));
    Map<DeviceId, CountDownLatch> heard = new ConcurrentHashMap<>();
    Devices devices =
        Wiring.devices(
            station,
            event -> {
              if (event instanceof DeviceEvent.ConditionChanged(var device, var ignored)) {
                heard.computeIfAbsent(device, id -> new CountDownLatch(1)).countDown();
              }
            });
    List<Device> all = devices.all();
    requireTraced(all);
    try {
      all.forEach(Device::start);
      for (Device device : all) {
        heard
            .computeIfAbsent(device.id(), id -> new CountDownLatch(1))
            .await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      return examine(all);
    } finally {
      all.forEach(Device::close);
    }
  }

  private void requireTraced(List<Device> all) {
    if (trace != null && all.stream().noneMatch(device -> device.id().value().equals(trace))) {
      throw new ParameterException(
          Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
          "there is no device '" + trace + "', only " + all.stream().map(Device::id).toList());
    }
  }

  private int examine(List<Device> all) throws InterruptedException {
    boolean well = tell(all);
    while (watch) {
      Thread.sleep(BETWEEN);
      well = tell(all);
    }
    return well ? Main.WELL : Main.NOT_WELL;
  }

  /**
   * @return true if every device is well
   */
  private boolean tell(List<Device> all) {
    List<Finding> findings = all.stream().map(this::examined).toList();
    if (json) {
      Output.line(spec, watch ? Json.line(findings) : Json.pretty(findings));
    } else if (findings.isEmpty()) {
      Output.line(spec, "no device is configured");
    } else {
      findings.stream().flatMap(Finding::lines).forEach(line -> Output.line(spec, line));
    }
    return findings.stream().allMatch(Finding::well);
  }

  private Finding examined(Device device) {
    return Finding.of(
        device.examine().toCompletableFuture().join(), device.id().value().equals(trace));
  }
}
