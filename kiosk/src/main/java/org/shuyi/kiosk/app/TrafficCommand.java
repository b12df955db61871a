package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.sync.traffic.Bytes;
import org.shuyi.sync.traffic.Traffic;
import org.shuyi.sync.traffic.TrafficFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** For who pays for a SIM card. */
@Command(
    name = "traffic",
    mixinStandardHelpOptions = true,
    description = {
      "Bytes between the station and its broker by day and by month, TLS included.",
      "The headers of TCP and IP come on top: 52 bytes a packet with IPv4.",
      "A running station writes them down once a minute."
    })
final class TrafficCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML).")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException, ConfigException {
    var station = Configurations.station(Objects.requireNonNull(config, "picocli requires it"));
    Traffic traffic = TrafficFile.read(TrafficFile.in(station.data()));
    Map<YearMonth, Bytes> months = new TreeMap<>();
    Output.line(spec, "%-10s %15s %15s".formatted("", "sent", "received"));
    traffic
        .days()
        .forEach(
            (day, bytes) -> {
              line(day, bytes);
              months.merge(YearMonth.from(day), bytes, Bytes::plus);
            });
    months.forEach(this::line);
    return Main.WELL;
  }

  private void line(Object when, Bytes bytes) {
    Output.line(spec, "%-10s %15d %15d".formatted(when, bytes.sent(), bytes.received()));
  }
}
