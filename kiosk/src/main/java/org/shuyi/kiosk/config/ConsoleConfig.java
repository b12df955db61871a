package org.shuyi.kiosk.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyi.sync.circulation.StationId;

/**
 * The centre's console, as its administrator wrote it.
 *
 * @param address of this machine
 * @param https browsers come through a proxy that speaks TLS with them
 * @param accounts the file of accounts, which {@code shuyi centre account} writes
 * @param metricsToken the file with what Prometheus says to read the metrics; empty: nobody does
 * @param sites what stations are called and where they stand
 */
public record ConsoleConfig(
    String address,
    int port,
    boolean https,
    Path accounts,
    Optional<Path> metricsToken,
    Map<StationId, Site> sites) {
  public ConsoleConfig {
    sites = Map.copyOf(sites);
  }

  /**
   * A service point.
   *
   * @param name what people call it
   * @param position empty for one that is not on the map
   */
  public record Site(String name, Optional<Position> position) {}

  /** In degrees (WGS 84), latitude -85 to 85, longitude -180 to 180. */
  public record Position(double latitude, double longitude) {
    private static final Pattern FORM =
        Pattern.compile("(-?\\d{1,2}(?:\\.\\d+)?) *, *(-?\\d{1,3}(?:\\.\\d+)?)");

    static Position parse(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()
          || Math.abs(Double.parseDouble(parts.group(1))) > 85
          || Math.abs(Double.parseDouble(parts.group(2))) > 180) {
        throw new IllegalArgumentException(
            "expected latitude and longitude in degrees, as \"30.25, 120.16\"");
      }
      return new Position(Double.parseDouble(parts.group(1)), Double.parseDouble(parts.group(2)));
    }
  }

  static ConsoleConfig read(Section console, Path folder) {
    String address = console.text("address", "127.0.0.1");
    boolean https = console.flag("https", false);
    if (!https && !isThisMachine(address)) {
      console.problem(
          "address",
          "'%s' is reached from outside, where passwords would go unencrypted: put a proxy that"
                  .formatted(address)
              + " speaks TLS before it and write https = true, or address = \"127.0.0.1\"");
    }
    return new ConsoleConfig(
        address,
        console.number("port", 0, 65_535, 8080),
        https,
        folder.resolve(console.text("accounts", "console-accounts")),
        console.optionalText("metrics-token").map(folder::resolve),
        sites(console.section("stations")));
  }

  private static boolean isThisMachine(String address) {
    return address.equals("localhost") || address.equals("::1") || address.startsWith("127.");
  }

  private static Map<StationId, Site> sites(Section stations) {
    Map<StationId, Site> sites = new HashMap<>();
    for (Section station : stations.tables()) {
      Site site = site(station);
      try {
        sites.put(new StationId(station.name()), site);
      } catch (IllegalArgumentException e) {
        station.problem(String.valueOf(e.getMessage()));
      }
    }
    return sites;
  }

  private static Site site(Section station) {
    Optional<Position> position =
        station.has("position")
            ? Optional.ofNullable(station.parsed("position", Position::parse))
            : Optional.empty();
    return new Site(station.text("name"), position);
  }
}
