package org.shuyi.sync.centre.console;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.circulation.StationId;

/**
 * What the console needs to know.
 *
 * @param library whose stations it shows
 * @param address of this machine, as 127.0.0.1
 * @param port 0 for any free one
 * @param https browsers reach it through a proxy that speaks TLS with them and says in
 *     X-Forwarded-For who they are
 * @param accounts the file of accounts
 * @param metricsToken who reads the metrics says this; empty: nobody reads them
 * @param places what stations are called and where they stand
 */
public record ConsoleSettings(
    String library,
    ZoneId zone,
    String address,
    int port,
    boolean https,
    Path accounts,
    Optional<String> metricsToken,
    Map<StationId, Place> places) {
  public ConsoleSettings {
    places = Map.copyOf(places);
  }

  Place place(StationId station) {
    return places.getOrDefault(station, new Place(station.value(), Optional.empty()));
  }

  @Override
  public String toString() {
    return "console of " + library + " at " + address + ":" + port;
  }
}
