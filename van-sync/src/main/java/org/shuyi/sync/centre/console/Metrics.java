package org.shuyi.sync.centre.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.shuyi.sync.centre.CentreStatus;
import org.shuyi.sync.centre.store.Counts;

/** What Prometheus reads: text format 0.0.4. Names of stations and devices, never of people. */
final class Metrics {
  private final StringBuilder out = new StringBuilder();

  private Metrics() {}

  static String of(List<StationView> stations, CentreStatus status, Instant now) {
    Metrics metrics = new Metrics();
    metrics.centre(status);
    metrics.each(
        stations,
        "shuyi_station_online",
        "1 if the station says that it is there",
        each -> each.state().filter(it -> it.online()).isPresent() ? 1 : 0);
    metrics.each(
        stations,
        "shuyi_station_rung",
        "6 well, 5 unknown, 4 impaired, 3 partly, 2 offline, 1 closed",
        each -> each.rung().ordinal() + 1);
    metrics.each(
        stations,
        "shuyi_station_queued_acts",
        "Acts that only the station has",
        StationView::queued);
    metrics.each(
        stations,
        "shuyi_station_queue_seconds",
        "For how long it has had such acts",
        each -> seconds(each.queuedSince(), now));
    metrics.each(
        stations,
        "shuyi_station_silent_seconds",
        "Since it last brought acts or said that it has none",
        each -> seconds(each.seenAt(), now));
    metrics.devices(stations);
    return metrics.out.toString();
  }

  private static double seconds(java.util.Optional<Instant> since, Instant now) {
    return since.map(then -> Duration.between(then, now).toMillis() / 1000.0).orElse(0.0);
  }

  private void centre(CentreStatus status) {
    Counts counts = status.counts();
    one(
        "shuyi_centre_connected",
        "gauge",
        "1 if the broker is reached",
        status.connected() ? 1 : 0);
    one("shuyi_acts_accepted_total", "counter", "Acts stored", counts.accepted());
    one("shuyi_acts_waiting", "gauge", "Acts without an outcome", counts.waiting());
    one("shuyi_review_open", "gauge", "Cases that wait for staff", counts.review());
    one("shuyi_journals_quarantined", "gauge", "Journals that are closed", counts.quarantined());
  }

  private void one(String name, String type, String help, double value) {
    head(name, type, help);
    out.append(name).append(' ').append(value).append('\n');
  }

  private void head(String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void each(
      List<StationView> stations, String name, String help, ToDoubleFunction<StationView> value) {
    head(name, "gauge", help);
    stations.forEach(
        each ->
            out.append(
                "%s{station=\"%s\"} %s\n"
                    .formatted(name, escaped(each.id().value()), value.applyAsDouble(each))));
  }

  private void devices(List<StationView> stations) {
    head("shuyi_device_well", "gauge", "1 if nobody has to look at the device");
    for (StationView station : stations) {
      for (DeviceView device : station.devices()) {
        out.append(
            "shuyi_device_well{station=\"%s\",device=\"%s\",reason=\"%s\"} %d\n"
                .formatted(
                    escaped(station.id().value()),
                    escaped(device.name()),
                    escaped(device.reason()),
                    device.rung() == Rung.WELL ? 1 : 0));
      }
    }
  }

  /** A label's value, as the format wants it. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
