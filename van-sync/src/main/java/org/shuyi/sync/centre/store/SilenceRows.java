package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.shuyi.sync.circulation.StationId;

/** Which stations may still bring something. Everything here runs inside a transaction. */
final class SilenceRows {
  /** So long a sign of life may be on its way. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

  private static final String HEARD =
      """
      INSERT INTO station_heard (station, seen_at, empty_at) VALUES (?, ?, ?)
      ON CONFLICT (station) DO UPDATE SET
        seen_at = CASE WHEN station_heard.seen_at > excluded.seen_at
          THEN station_heard.seen_at ELSE excluded.seen_at END,
        empty_at = CASE WHEN station_heard.empty_at > excluded.empty_at
          THEN station_heard.empty_at ELSE excluded.empty_at END""";

  private final Transaction tx;

  SilenceRows(Transaction tx) {
    this.tx = tx;
  }

  int heard(StationId station, Instant at, boolean empty) throws SQLException {
    return tx.update(HEARD, station.value(), millis(at), empty ? millis(at) : 0L);
  }

  Map<StationId, Heard> heard() throws SQLException {
    Map<StationId, Heard> heard = new HashMap<>();
    tx.list(
            "SELECT station, seen_at, empty_at FROM station_heard",
            row ->
                Map.entry(
                    new StationId(row.getString(1)),
                    new Heard(
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)))))
        .forEach(entry -> heard.put(entry.getKey(), entry.getValue()));
    return heard;
  }

  /** Nobody waits longer than the window, and for no station that was silent for longer. */
  boolean mayStillCome(StoredAct act, Duration window, Instant now) throws SQLException {
    return isNew(act, now.minus(window))
        && tx.first(
                "SELECT 1 FROM station_heard WHERE empty_at < ? AND seen_at > ? AND station <> ?"
                    + " LIMIT 1",
                row -> true,
                millis(act.time().latest().plus(ON_THE_WAY)),
                millis(now.minus(window)),
                act.station().value())
            .orElse(false);
  }

  private boolean isNew(StoredAct act, Instant since) throws SQLException {
    return tx.first(
            "SELECT 1 FROM inbox WHERE station = ? AND epoch = ? AND sequence = ?"
                + " AND received_at > ?",
            row -> true,
            act.station().value(),
            act.epoch().value(),
            act.sequence(),
            millis(since))
        .orElse(false);
  }
}
