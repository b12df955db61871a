package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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
  private static final int DOTS_80_MM = 576;

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
      Optional<StationConfig.Reader> reader = station.reader();
      if (reader.isPresent()) {
        VirtualFeigReader made = opened.keep(new VirtualFeigReader(path(reader.get().address())));
        say("reader", made.path());
      }
      Optional<StationConfig.Port> scanner = station.scanner();
      if (scanner.isPresent()) {
        VirtualScanner made = opened.keep(new VirtualScanner(path(scanner.get().address())));
        say("scanner", made.path());
      }
      Optional<StationConfig.Printer> printer = station.printer();
      if (printer.isPresent()) {
        VirtualEscPosPrinter made =
            opened.keep(
                VirtualEscPosPrinter.open(
                    printer.get().columns() == 48 ? DOTS_80_MM : DOTS_58_MM,
                    path(printer.get().address())));
        say("printer", made.path());
      }
      Output.line(spec, "Stop with Ctrl-C.");
      new CountDownLatch(1).await();
    }
    return Main.WELL;
  }

  private void say(String device, String path) {
    Output.line(spec, "%-8s %s".formatted(device, path));
  }

  private static Path path(String address) throws IOException {
    if (LinkAddress.parse(address) instanceof LinkAddress.Serial(var settings)) {
      return Path.of(settings.path());
    }
    throw new IOException(address + ": only serial ports can be simulated");
  }
}
