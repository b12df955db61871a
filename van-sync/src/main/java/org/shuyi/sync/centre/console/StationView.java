package org.shuyi.sync.centre.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.centre.StationDesk;
import org.shuyi.sync.centre.store.Heard;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.wire.StationState;

/**
 * A station as the console shows it.
 *
 * @param devices by name, ill ones first
 * @param queued acts that only the station has; 0 if it has said nothing
 * @param queuedSince since when it has had such acts; empty if that is not known
 */
record StationView(
    StationId id,
    Place place,
    Rung rung,
    List<DeviceView> devices,
    Optional<StationState> state,
    long queued,
    Optional<Instant> queuedSince,
    Optional<Instant> seenAt,
    Optional<String> quarantine) {
  /** A queue that is older than this is told, online or not. */
  static final Duration LONG_QUEUE = Duration.ofMinutes(15);

  static StationView of(StationDesk.Report report, Place place, Instant now) {
    List<DeviceView> devices = devices(report);
    return new StationView(
        report.station(),
        place,
        rung(report, devices, now),
        devices,
        report.state(),
        report.state().map(StationState::queued).orElse(0L),
        report.queuedSince(),
        report.heard().map(Heard::seenAt),
        report.quarantine());
  }

  private static List<DeviceView> devices(StationDesk.Report report) {
    return report.state().map(StationState::devices).orElse(Map.of()).entrySet().stream()
        .map(each -> DeviceView.of(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(DeviceView::rung).thenComparing(DeviceView::name))
        .toList();
  }

  private static Rung rung(StationDesk.Report report, List<DeviceView> devices, Instant now) {
    if (report.quarantine().isPresent()) {
      return Rung.CLOSED;
    }
    if (report.state().isEmpty()) {
      return Rung.UNKNOWN;
    }
    if (!report.online()) {
      return Rung.OFFLINE;
    }
    Rung worst = devices.isEmpty() ? Rung.WELL : devices.getFirst().rung();
    return worst == Rung.WELL && isLong(report.queuedSince(), now) ? Rung.IMPAIRED : worst;
  }

  private static boolean isLong(Optional<Instant> since, Instant now) {
    return since.filter(then -> then.plus(LONG_QUEUE).isBefore(now)).isPresent();
  }

  /** Its acts have waited for so long that somebody should look. */
  boolean queueIsLong(Instant now) {
    return isLong(queuedSince, now);
  }

  /** What somebody has to look at. */
  List<DeviceView> ill() {
    return devices.stream().filter(device -> device.rung() != Rung.WELL).toList();
  }
}
