package org.shuyi.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.session.Devices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Health is a real round trip: opens each device and asks it something. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Tests every configured device by a real round trip; exit code 1 if one fails.")
final class DoctorCommand implements Callable<Integer> {
  /** A device that has not said anything by then does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML).")
  private @Nullable Path config;

  @Option(names = "--json", description = "A JSON list.")
  private boolean json;

  /** What was found of one device. */
  record Finding(String device, boolean well, String state, String reason, String detail) {
    static Finding of(DeviceId device, Condition condition) {
      return switch (condition) {
        case Condition.Ready() -> new Finding(device.value(), true, "ready", "", "");
        case Condition.Degraded(var reason, String detail) ->
            new Finding(device.value(), false, "degraded", reason.name(), detail);
        case Condition.Absent(var reason, String detail) ->
            new Finding(device.value(), false, "absent", reason.name(), detail);
      };
    }
  }

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    Map<DeviceId, CountDownLatch> heard = new ConcurrentHashMap<>();
    Devices devices =
        Wiring.devices(
            Configurations.station(Objects.requireNonNull(config, "picocli requires it")),
            event -> {
              if (event instanceof DeviceEvent.ConditionChanged(var device, var ignored)) {
                heard.computeIfAbsent(device, id -> new CountDownLatch(1)).countDown();
              }
            });
    Map<DeviceId, Finding> findings = new LinkedHashMap<>();
    List<Device> all = devices.all().toList();
    all.forEach(Device::start);
    for (Device device : all) {
      heard
          .computeIfAbsent(device.id(), id -> new CountDownLatch(1))
          .await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      Condition condition = device.check().toCompletableFuture().join();
      findings.put(device.id(), Finding.of(device.id(), condition));
    }
    all.forEach(Device::close);
    tell(List.copyOf(findings.values()));
    return findings.values().stream().allMatch(Finding::well) ? Main.WELL : Main.NOT_WELL;
  }

  private void tell(List<Finding> findings) {
    if (json) {
      Output.line(spec, Json.pretty(findings));
      return;
    }
    if (findings.isEmpty()) {
      Output.line(spec, "no device is configured");
    }
    for (Finding finding : findings) {
      Output.line(
          spec,
          "%-10s %-9s %s"
              .formatted(
                  finding.device(),
                  finding.state(),
                  finding.well() ? "" : finding.reason() + ": " + finding.detail())
              .stripTrailing());
    }
  }
}
