package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;
import static org.shuyi.sync.centre.store.Rows.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/** Acts whose time becomes known later. Everything here runs inside a transaction. */
final class TimeRows {
  /** More acts of one journal than a station does in a year without a clock. */
  private static final int MOST = 100_000;

  private final Transaction tx;

  TimeRows(Transaction tx) {
    this.tx = tx;
  }

  /**
   * Dates acts of a station by anchors that came later than they.
   *
   * @param undecided rules by which staff were asked because the clocks did not tell
   * @return how many acts have a sure time now
   */
  int correct(StationId station, List<ClockAnchor> anchors, List<String> undecided, Instant now)
      throws SQLException {
    int sure = 0;
    for (Epoch epoch : concerned(station, anchors)) {
      sure += correct(station, epoch, anchors, undecided, now);
    }
    return sure;
  }

  /** The journals of which these anchors tell anything new. */
  private Set<Epoch> concerned(StationId station, List<ClockAnchor> anchors) throws SQLException {
    Set<Epoch> epochs = new LinkedHashSet<>();
    for (ClockAnchor each : anchors) {
      epochs.addAll(
          tx.list(
              "SELECT DISTINCT epoch FROM act WHERE station = ? AND boot = ? ORDER BY epoch",
              row -> new Epoch(row.getLong(1)),
              station.value(),
              each.boot().toString()));
    }
    return epochs;
  }

  private int correct(
      StationId station,
      Epoch epoch,
      List<ClockAnchor> anchors,
      List<String> undecided,
      Instant now)
      throws SQLException {
    // The lanes before the acts, in the order in which others lock them.
    tx.update(
        "UPDATE station_lane SET last_at = last_at WHERE station = ? AND epoch = ?",
        station.value(),
        epoch.value());
    List<Unsure> before = unsure(station, epoch);
    List<Unsure> changed = new ArrayList<>(Unsure.corrected(before, anchors));
    changed.removeAll(Set.copyOf(before));
    Set<String> items = items(changed);
    LaneRows lanes = new LaneRows(tx);
    for (String item : items) {
      lanes.queue(item, now);
    }
    int sure = 0;
    for (Unsure each : changed) {
      sure += place(each);
    }
    for (String item : items) {
      reopen(item, undecided);
      lanes.follow(Subject.of(item), now);
    }
    moveLane(station, epoch);
    return sure;
  }

  private static Set<String> items(List<Unsure> acts) {
    return acts.stream()
        .map(Unsure::item)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Unsure> unsure(StationId station, Epoch epoch) throws SQLException {
    return tx.list(
        "SELECT act_id, boot, since_boot, earliest, at, latest, item FROM act"
            + " WHERE station = ? AND epoch = ? AND boot IS NOT NULL ORDER BY sequence LIMIT ?",
        TimeRows::unsure,
        station.value(),
        epoch.value(),
        MOST);
  }

  private static Unsure unsure(ResultSet row) throws SQLException {
    return new Unsure(
        Rows.actId(row.getString(1)),
        UUID.fromString(row.getString(2)),
        Duration.ofMillis(row.getLong(3)),
        new ActTime(
            Instant.ofEpochMilli(row.getLong(4)),
            Instant.ofEpochMilli(row.getLong(5)),
            Instant.ofEpochMilli(row.getLong(6))),
        row.getString(7));
  }

  private int place(Unsure act) throws SQLException {
    tx.update(
        "UPDATE act SET earliest = ?, at = ?, latest = ?, boot = ? WHERE act_id = ?",
        millis(act.time().earliest()),
        millis(act.time().at()),
        millis(act.time().latest()),
        act.isSure() ? null : act.boot().toString(),
        text(act.id()));
    return act.isSure() ? 1 : 0;
  }

  /** Not what staff have taken in hand. */
  private void reopen(String item, List<String> undecided) throws SQLException {
    for (String rule : undecided) {
      tx.update(
          "UPDATE act SET state = 'WAITING', attempted = 0 WHERE item = ? AND state = 'REVIEW'"
              + " AND EXISTS (SELECT 1 FROM review r WHERE r.act_id = act.act_id"
              + " AND r.state = 'OPEN' AND r.owner IS NULL AND r.rule = ?)",
          item,
          rule);
    }
  }

  /** The next act of the journal comes after the last one, as that is known now. */
  private void moveLane(StationId station, Epoch epoch) throws SQLException {
    tx.update(
        "UPDATE station_lane SET last_at = a.at, last_earliest = a.earliest FROM inbox i, act a"
            + " WHERE station_lane.station = ? AND station_lane.epoch = ?"
            + " AND i.station = station_lane.station AND i.epoch = station_lane.epoch"
            + " AND i.sequence = station_lane.unpacked_through AND a.act_id = i.act_id",
        station.value(),
        epoch.value());
  }
}
