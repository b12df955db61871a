package org.shuyi.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
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

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML), or one with tables [devices.NAME] only.")
  private @Nullable Path config;

  @Option(names = "--json", description = "A JSON list.")
  private boolean json;

  @Option(names = "--watch", description = "Again and again, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "Between two looks of --watch (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--trace",
      paramLabel = "DEVICE",
      description = "Also shows every byte that went to and from this device.")
  private @Nullable String trace;

  @Override
  public Integer call() throws ConfigException, InterruptedException {
    List<Fitting> fittings =
        Configurations.devices(Objects.requireNonNull(config, "picocli requires it"));
    Map<DeviceId, CountDownLatch> heard =
        fittings.stream().collect(Collectors.toMap(Fitting::id, id -> new CountDownLatch(1)));
    List<Device> all =
        fittings.stream().map(fitting -> fitting.make(event -> note(event, heard))).toList();
    requireTraced(all);
    try {
      all.forEach(Device::start);
      for (CountDownLatch latch : heard.values()) {
        latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      return examine(all);
    } finally {
      all.forEach(Device::close);
    }
  }

  private static void note(DeviceEvent event, Map<DeviceId, CountDownLatch> heard) {
    if (event instanceof DeviceEvent.ConditionChanged(DeviceId device, var ignored)) {
      Objects.requireNonNull(heard.get(device)).countDown();
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
      Thread.sleep(Duration.ofSeconds(Math.max(1, seconds)));
      well = tell(all);
    }
    return well ? Main.WELL : Main.NOT_WELL;
  }

  /**
   * @return true if every device is well
   */
  private boolean tell(List<Device> all) {
    List<CompletableFuture<Finding>> asked = all.stream().map(this::examined).toList();
    List<Finding> findings = asked.stream().map(CompletableFuture::join).toList();
    if (json) {
      Output.line(spec, watch ? Json.line(findings) : Json.pretty(findings));
    } else if (findings.isEmpty()) {
      Output.line(spec, "no device is configured");
    } else {
      findings.stream().flatMap(Finding::lines).forEach(line -> Output.line(spec, line));
    }
    return findings.stream().allMatch(Finding::well);
  }

  private CompletableFuture<Finding> examined(Device device) {
    boolean traced = device.id().value().equals(trace);
    return device.examine().thenApply(seen -> Finding.of(seen, traced)).toCompletableFuture();
  }
}
