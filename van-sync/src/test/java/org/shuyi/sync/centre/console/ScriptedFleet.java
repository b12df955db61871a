package org.shuyi.sync.centre.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.centre.CentreStatus;
import org.shuyi.sync.centre.StationDesk;
import org.shuyi.sync.centre.store.Counts;
import org.shuyi.sync.centre.store.Heard;
import org.shuyi.sync.centre.store.PastAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.wire.StationState;

/** Stations that say what a test wants. */
final class ScriptedFleet implements Fleet {
  static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private final Map<StationId, StationDesk.Report> reports = new HashMap<>();
  private volatile boolean connected = true;

  /** One that is well but for these devices. */
  ScriptedFleet station(String id, boolean online, long queued, Map<String, String> devices) {
    StationId station = new StationId(id);
    Map<ReferenceSet, Instant> sets = new EnumMap<>(ReferenceSet.class);
    sets.put(ReferenceSet.ITEMS, NOW.minus(Duration.ofHours(3)));
    sets.put(ReferenceSet.PATRONS, NOW.minus(Duration.ofMinutes(40)));
    StationState state =
        new StationState(
                station, online, 12, 3, "0.1.0", queued, NOW.minus(Duration.ofHours(3)), sets)
            .of(devices);
    return reported(
        new StationDesk.Report(
            station,
            Optional.of(state),
            Optional.of(
                new Heard(
                    NOW.minusSeconds(online ? 20 : 5000),
                    NOW.minusSeconds(queued > 0 ? 5400 : 20))),
            Optional.empty()));
  }

  synchronized ScriptedFleet reported(StationDesk.Report report) {
    reports.put(report.station(), report);
    return this;
  }

  void connected(boolean is) {
    connected = is;
  }

  @Override
  public synchronized List<StationDesk.Report> stations() {
    return new ArrayList<>(reports.values());
  }

  @Override
  public List<PastAct> lastActs(StationId station, int limit) {
    return List.of(
        new PastAct(42, "LOAN", NOW.minusSeconds(70), true, "SETTLED", "APPLIED"),
        new PastAct(41, "RETURN", NOW.minusSeconds(300), false, "REVIEW", "UNKNOWN"),
        new PastAct(40, "DEVICE_FAULT", NOW.minusSeconds(900), true, "SETTLED", "APPLIED"));
  }

  @Override
  public CentreStatus status() {
    return new CentreStatus(connected, new Counts(1042, 1000, 12, 3, 2, 0));
  }

  /** A city's stations, some of them ill. */
  static ScriptedFleet city() {
    return new ScriptedFleet()
        .station(
            "xihu-01",
            true,
            0,
            Map.of("pad", "READY", "printer", "READY", "ups", "READY MAINS 100 %"))
        .station("xihu-02", true, 0, Map.of("pad", "READY", "printer", "DEGRADED PAPER_LOW"))
        .station(
            "gongshu-01",
            true,
            3,
            Map.of("pad", "ABSENT UNPLUGGED", "printer", "READY", "chute", "DEGRADED BIN_FULL"))
        .station("van-1", false, 118, Map.of("pad", "READY", "printer", "READY"))
        .station(
            "binjiang-01",
            true,
            0,
            Map.of("pad", "READY", "ups", "READY BATTERY 61 %", "panel", "READY CASE_OPEN 41 C"))
        .station("binjiang-02", true, 0, Map.of("pad", "READY"))
        .reported(
            new StationDesk.Report(
                new StationId("yuhang-01"),
                Optional.empty(),
                Optional.of(new Heard(NOW.minusSeconds(86_400), NOW.minusSeconds(86_400))),
                Optional.empty()));
  }

  static Map<StationId, Place> places() {
    return Map.of(
        new StationId("xihu-01"), place("西湖断桥书驿", 30.2585, 120.1530),
        new StationId("xihu-02"), place("黄龙体育中心书驿", 30.2680, 120.1330),
        new StationId("gongshu-01"), place("运河广场书驿", 30.3190, 120.1390),
        new StationId("van-1"), place("流动书车一号", 30.3000, 120.2100),
        new StationId("binjiang-01"), place("滨江江畔书驿", 30.2080, 120.2120),
        new StationId("binjiang-02"), place("白马湖书驿", 30.1720, 120.1950));
  }

  private static Place place(String name, double latitude, double longitude) {
    return new Place(name, Optional.of(new Place.Position(latitude, longitude)));
  }
}
