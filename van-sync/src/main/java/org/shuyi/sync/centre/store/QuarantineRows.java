package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/** Journals that are closed. Everything here runs inside a transaction. */
final class QuarantineRows {
  private final Transaction tx;

  QuarantineRows(Transaction tx) {
    this.tx = tx;
  }

  List<Quarantined> list(int limit) throws SQLException {
    return tx.list(
        "SELECT station, epoch, accepted_through, quarantine, quarantined_at FROM station_lane"
            + " WHERE quarantined_at >= 0 AND quarantine IS NOT NULL ORDER BY quarantined_at LIMIT ?",
        row ->
            new Quarantined(
                new StationId(row.getString(1)),
                new Epoch(row.getLong(2)),
                row.getLong(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5))),
        limit);
  }

  boolean release(StationId station, Epoch epoch, StaffId by, String reason, Instant at)
      throws SQLException {
    int noted =
        tx.update(
            "INSERT INTO quarantine_release (station, epoch, number, at, who, was, reason)"
                + " SELECT station, epoch, (SELECT coalesce(max(r.number), 0) + 1"
                + " FROM quarantine_release r WHERE r.station = l.station AND r.epoch = l.epoch),"
                + " ?, ?, quarantine, ? FROM station_lane l"
                + " WHERE station = ? AND epoch = ? AND quarantine IS NOT NULL",
            millis(at),
            by.value(),
            reason,
            station.value(),
            epoch.value());
    int released =
        tx.update(
            "UPDATE station_lane SET quarantine = NULL, quarantined_at = NULL"
                + " WHERE station = ? AND epoch = ? AND quarantine IS NOT NULL",
            station.value(),
            epoch.value());
    new PackedRows(tx).hold(station, epoch, false);
    tx.count(Total.QUARANTINED, -released);
    return noted == 1 && released == 1;
  }
}
