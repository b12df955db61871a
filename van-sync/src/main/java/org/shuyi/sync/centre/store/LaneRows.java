package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.shuyi.sync.circulation.ItemId;

/** Items on which acts wait, and their order. Everything here runs inside a transaction. */
final class LaneRows {
  private final Transaction tx;

  LaneRows(Transaction tx) {
    this.tx = tx;
  }

  /** Has an item looked at, unless it is to be looked at anyway. */
  void queue(String item, Instant dueAt) throws SQLException {
    tx.update(
        "INSERT INTO item_lane (item, due_at, failures) VALUES (?, ?, 0)"
            + " ON CONFLICT (item) DO NOTHING",
        item,
        millis(dueAt));
  }

  List<ItemId> due(Instant now, int limit) throws SQLException {
    return tx.list(
        "SELECT item FROM item_lane WHERE due_at <= ? ORDER BY due_at, item LIMIT ?",
        row -> new ItemId(row.getString(1)),
        millis(now),
        limit);
  }

  Optional<Instant> nextDue(Instant now) throws SQLException {
    return tx.first(
        "SELECT due_at FROM item_lane WHERE due_at > ? ORDER BY due_at LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)),
        millis(now));
  }

  boolean waits(ItemId item) throws SQLException {
    return tx.first("SELECT 1 FROM item_lane WHERE item = ?", row -> true, item.value())
        .orElse(false);
  }

  /**
   * What the library system was asked for without an answer comes first, even if something older
   * has come in since: it may be done already.
   */
  Optional<StoredAct> head(ItemId item) throws SQLException {
    return tx.first(
        "SELECT a.act_id, a.station, a.epoch, a.sequence, a.earliest, a.at, a.latest, i.payload"
            + " FROM act a JOIN inbox i ON i.station = a.station AND i.epoch = a.epoch"
            + " AND i.sequence = a.sequence WHERE a.item = ? AND a.state = 'WAITING'"
            + " ORDER BY a.attempted DESC, a.at, a.station, a.epoch, a.sequence LIMIT 1",
        Rows::storedAct,
        item.value());
  }

  int putOff(ItemId item, IntFunction<Instant> until) throws SQLException {
    int failures =
        tx.first(
                "SELECT failures FROM item_lane WHERE item = ?", row -> row.getInt(1), item.value())
            .orElse(0);
    return tx.update(
        "UPDATE item_lane SET due_at = ?, failures = failures + 1 WHERE item = ?",
        millis(until.apply(failures)),
        item.value());
  }

  /** The head of an item is settled: the next one may follow at once, if there is one. */
  void follow(ItemId item, Instant now) throws SQLException {
    tx.update(
        "UPDATE item_lane SET due_at = ?, failures = 0 WHERE item = ?", millis(now), item.value());
    tx.update(
        "DELETE FROM item_lane WHERE item = ? AND NOT EXISTS"
            + " (SELECT 1 FROM act WHERE item = ? AND state = 'WAITING')",
        item.value(),
        item.value());
  }
}
