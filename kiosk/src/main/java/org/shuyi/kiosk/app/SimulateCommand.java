package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs virtual devices only, at the ports that a station's file names, and prints each.",
      "The ports must be free to make, as serial:/run/shuyi/reader: never a real device's."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final int DOTS_58_MM = 384;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML).")
  private @Nullable Path config;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    StationConfig station =
        Configurations.station(Objects.requireNonNull(config, "picocli requires it"));
    try (Closing opened = new Closing()) {
      for (Fitting fitting : station.devices()) {
        simulate(fitting, path(fitting), opened);
        Output.line(spec, "%-10s %s".formatted(fitting.id(), path(fitting)));
      }
      Output.line(spec, "Stop with Ctrl-C.");
      new CountDownLatch(1).await();
    }
    return Main.WELL;
  }

  private static void simulate(Fitting fitting, Path path, Closing opened) throws IOException {
    AutoCloseable made =
        switch (fitting.driver().name()) {
          case "feig" -> new VirtualFeigReader(path);
          case "scanner" -> new VirtualScanner(path);
          case "escpos" -> VirtualEscPosPrinter.open(DOTS_58_MM, path);
          default -> throw new IOException(fitting.driver().name() + " can't be simulated yet");
        };
    opened.keep(made);
  }

  private static Path path(Fitting fitting) throws IOException {
    if (fitting.address().orElse(null) instanceof LinkAddress.Serial(var settings)) {
      return Path.of(settings.path());
    }
    throw new IOException(fitting.id() + ": only serial ports can be simulated");
  }
}
