package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act.StockLoaded;
import org.shuyi.sync.circulation.Act.StockRemoved;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "lockers",
    mixinStandardHelpOptions = true,
    description =
        "What lies behind the doors of a station. Loading and removing are acts in its journal; the"
            + " touch program must not run meanwhile.",
    subcommands = {
      LockersCommand.ListStock.class,
      LockersCommand.Load.class,
      LockersCommand.Remove.class
    })
final class LockersCommand {
  private LockersCommand() {}

  /** What the three have in common. */
  abstract static class OnStation implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--config",
        required = true,
        paramLabel = "F",
        description = "The station's file (TOML).")
    private @Nullable Path config;

    abstract void work(Station station, int doors) throws IOException;

    @Override
    public Integer call() throws ConfigException, IOException {
      StationConfig read =
          Configurations.station(Objects.requireNonNull(config, "picocli requires it"));
      int doors = doors(read);
      try (Station station = Wiring.station(read, InstantSource.system())) {
        work(station, doors);
      }
      return Main.WELL;
    }

    private int doors(StationConfig read) {
      return read.devices().stream()
          .filter(fitting -> Locker.class.isAssignableFrom(fitting.driver().port()))
          .findFirst()
          .map(fitting -> fitting.make(ignored -> {}))
          .map(OnStation::count)
          .orElseThrow(
              () ->
                  wrong(
                      "this station has no locker: write one as [devices.NAME], for instance with"
                          + " driver = \"kerong\""));
    }

    private static int count(Device device) {
      try (device) {
        return ((Locker) device).doors();
      }
    }

    int checked(int door, int doors) {
      if (door < 1 || door > doors) {
        throw wrong("door " + door + ": this station's locker has doors 1 to " + doors);
      }
      return door;
    }

    ParameterException wrong(String message) {
      return new ParameterException(
          Objects.requireNonNull(spec, "picocli sets it").commandLine(), message);
    }

    void line(String text) {
      Output.line(spec, text);
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "One line for each door with a book behind it.")
  static final class ListStock extends OnStation {
    @Override
    void work(Station station, int doors) throws IOException {
      List<StockLoaded> stock = station.stock();
      stock.forEach(loaded -> line(told(loaded)));
      line("%d of %d doors have a book".formatted(stock.size(), doors));
    }

    private static String told(StockLoaded loaded) {
      PatronId patron = loaded.heldFor();
      String held =
          patron == null
              ? ""
              : ", held for %s through %s".formatted(patron.masked(), loaded.heldThrough());
      return "door %d: %s%s".formatted(loaded.door(), loaded.item(), held);
    }
  }

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = "A book was put behind a door, its tag made safe.")
  static final class Load extends OnStation {
    @Option(names = "--door", required = true, paramLabel = "N", description = "From 1.")
    private int door;

    @Option(names = "--item", required = true, paramLabel = "ID", description = "Its barcode.")
    private String item = "";

    @Option(
        names = "--for",
        paramLabel = "CARD",
        description = "The patron for whom it is held; anybody may borrow it if left out.")
    private @Nullable String patron;

    @Option(
        names = "--through",
        paramLabel = "DATE",
        description = "The last day on which it is held, as 2026-12-21.")
    private @Nullable LocalDate through;

    @Override
    void work(Station station, int doors) throws IOException {
      if ((patron == null) != (through == null)) {
        throw wrong("--for and --through go together: a hold has a patron and a last day");
      }
      station.record(
          new StockLoaded(
              new ItemId(item),
              checked(door, doors),
              patron == null ? null : new PatronId(patron),
              through));
      line("door %d: %s".formatted(door, item));
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "A book was taken out by staff.")
  static final class Remove extends OnStation {
    @Option(names = "--door", required = true, paramLabel = "N", description = "From 1.")
    private int door;

    @Override
    void work(Station station, int doors) throws IOException {
      StockLoaded there =
          station.stock().stream()
              .filter(loaded -> loaded.door() == checked(door, doors))
              .findFirst()
              .orElseThrow(() -> wrong("door " + door + ": nothing lies behind it"));
      station.record(new StockRemoved(there.item(), door));
      line("door %d is empty".formatted(door));
    }
  }
}
