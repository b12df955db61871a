package org.shuyi.sync.centre.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.shuyi.sync.circulation.StationId;

/** How much each station brings. Everything here runs inside a transaction. */
final class UseRows {
  private static final String ADD =
      """
      INSERT INTO station_use (station, day, acts, bytes, epochs) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (station) DO UPDATE SET
        acts = CASE WHEN station_use.day = excluded.day THEN station_use.acts ELSE 0 END
          + excluded.acts,
        bytes = CASE WHEN station_use.day = excluded.day THEN station_use.bytes ELSE 0 END
          + excluded.bytes,
        epochs = CASE WHEN station_use.day = excluded.day THEN station_use.epochs ELSE 0 END
          + excluded.epochs,
        day = excluded.day""";

  private final Transaction tx;

  UseRows(Transaction tx) {
    this.tx = tx;
  }

  /**
   * @param most cases in review counted; more are not told apart
   */
  StationUse use(StationId station, Instant now, long most) throws SQLException {
    long inReview =
        tx.first(
                "SELECT count(*) FROM (SELECT 1 FROM act WHERE station = ? AND state = 'REVIEW'"
                    + " LIMIT ?) AS counted",
                row -> row.getLong(1),
                station.value(),
                most)
            .orElse(0L);
    return tx.first(
            "SELECT acts, bytes, epochs FROM station_use WHERE station = ? AND day = ?",
            row -> new StationUse(row.getLong(1), row.getLong(2), row.getLong(3), inReview),
            station.value(),
            day(now))
        .orElse(new StationUse(0, 0, 0, inReview));
  }

  void add(StationId station, Instant now, long acts, long bytes, long epochs) throws SQLException {
    tx.update(ADD, station.value(), day(now), acts, bytes, epochs);
  }

  private static long day(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }
}
