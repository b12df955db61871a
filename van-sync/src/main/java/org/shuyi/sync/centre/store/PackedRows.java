package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/** Batches that wait to be unpacked. Everything here runs inside a transaction. */
final class PackedRows {
  private final Transaction tx;

  PackedRows(Transaction tx) {
    this.tx = tx;
  }

  int add(Packed batch) throws SQLException {
    return tx.update(
        "INSERT INTO packed (station, epoch, first_row, last_row, hash, message, received_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        batch.station().value(),
        batch.epoch().value(),
        batch.first(),
        batch.last(),
        batch.hash(),
        batch.message(),
        millis(batch.receivedAt()));
  }

  /** The oldest that has none of its journal before it. Nobody else gets it meanwhile. */
  Optional<Packed> next() throws SQLException {
    return tx.first(
        "SELECT station, epoch, first_row, last_row, hash, message, received_at FROM packed p"
            + " WHERE held = 0 AND received_at > ? AND NOT EXISTS (SELECT 1 FROM packed b"
            + " WHERE b.station = p.station AND b.epoch = p.epoch AND b.first_row < p.first_row)"
            + " ORDER BY received_at, station, epoch, first_row LIMIT 1"
            + tx.dialect().locking(),
        PackedRows::packed,
        Long.MIN_VALUE);
  }

  private static Packed packed(ResultSet row) throws SQLException {
    return new Packed(
        new StationId(row.getString(1)),
        new Epoch(row.getLong(2)),
        row.getLong(3),
        row.getLong(4),
        row.getBytes(5),
        row.getBytes(6),
        Instant.ofEpochMilli(row.getLong(7)));
  }

  /** The hash of a row with which a packed batch ends. */
  Optional<byte[]> hash(StationId station, Epoch epoch, long last) throws SQLException {
    return tx.first(
        "SELECT hash FROM packed WHERE station = ? AND epoch = ? AND first_row <= ?"
            + " AND last_row = ?",
        row -> row.getBytes(1),
        station.value(),
        epoch.value(),
        last,
        last);
  }

  int remove(Packed batch) throws SQLException {
    return tx.update(
        "DELETE FROM packed WHERE station = ? AND epoch = ? AND first_row = ?",
        batch.station().value(),
        batch.epoch().value(),
        batch.first());
  }

  /** All of a journal: what follows a batch that is held waits behind it. */
  int hold(StationId station, Epoch epoch, boolean held) throws SQLException {
    return tx.update(
        "UPDATE packed SET held = ? WHERE station = ? AND epoch = ?",
        held ? 1 : 0,
        station.value(),
        epoch.value());
  }
}
