package org.shuyi.kiosk.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.virtual.BenchTalk;
import org.shuyi.hardware.virtual.RandomFaults;
import org.shuyi.hardware.virtual.VirtualBench;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.workbench.FaultsWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a virtual device for each that a file names, at its address, and prints what can be",
      "said to it. Say it on standard input, a line each: 'pad unplug', 'pad unplug off',",
      "'printer well' (all switches off), 'scanner scan 210000000012', 'list'.",
      "Addresses must be free to make, as serial:/tmp/shuyi/pad or tcp://127.0.0.1:10001: never",
      "those of a real device."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(SimulateCommand.class);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML), or one with tables [devices.NAME] only.")
  private @Nullable Path config;

  @Option(
      names = "--faults",
      paramLabel = "SEED",
      description = "Also breaks something now and then; the same number breaks the same things.")
  private @Nullable Long seed;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "Between two faults of --faults, on average (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--window", description = "Also shows all devices with their switches.")
  private boolean window;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    var devices = Configurations.devices(Objects.requireNonNull(config, "picocli requires it"));
    try (VirtualBench bench = VirtualBench.of(devices)) {
      BenchTalk talk = new BenchTalk(bench);
      talk.list().forEach(line -> Output.line(spec, line));
      if (seed != null) {
        breakThings(bench, seed);
      }
      if (window) {
        FaultsWindow.open(new BenchFaults(bench)).onClosed(() -> System.exit(Main.WELL));
      }
      Output.line(spec, "Stop with Ctrl-C.");
      follow(talk);
    }
    return Main.WELL;
  }

  private void breakThings(VirtualBench bench, long number) {
    RandomFaults faults =
        new RandomFaults(bench, new Random(number), Duration.ofSeconds(Math.max(1, seconds)));
    Thread.startVirtualThread(
        () -> {
          try {
            faults.run(fault -> Output.line(spec, "fault: " + fault));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (IOException e) {
            LOG.error("no more faults: {}", e.getMessage());
          }
        });
  }

  /** Returns never: the end of the input is no wish to stop. */
  private void follow(BenchTalk talk) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      talk.obey(line).forEach(told -> Output.line(spec, told));
    }
    new CountDownLatch(1).await();
  }
}
