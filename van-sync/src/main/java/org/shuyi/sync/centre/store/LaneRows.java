package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Subject;

/**
 * Items, and people, on which acts wait, and their order. Everything here runs inside a
 * transaction.
 */
final class LaneRows {
  private final Transaction tx;

  LaneRows(Transaction tx) {
    this.tx = tx;
  }

  /**
   * Has an item looked at, unless it is to be looked at anyway. Locks the lane in any case: it must
   * not be given up by somebody who has not seen yet what comes in now.
   */
  void queue(String item, Instant dueAt) throws SQLException {
    queue(List.of(item), dueAt);
  }

  /** The same for several, in this order. */
  void queue(Collection<String> items, Instant dueAt) throws SQLException {
    tx.updateAll(
        "INSERT INTO item_lane (item, due_at, failures) VALUES (?, ?, 0)"
            + " ON CONFLICT (item) DO UPDATE SET failures = item_lane.failures",
        items.stream().map(item -> new @Nullable Object[] {item, millis(dueAt)}).toList());
  }

  /** The same, and at once even if it was put off. */
  void queueNow(String item, Instant now) throws SQLException {
    tx.update(
        "INSERT INTO item_lane (item, due_at, failures) VALUES (?, ?, 0)"
            + " ON CONFLICT (item) DO UPDATE SET due_at = excluded.due_at, failures = 0",
        item,
        millis(now));
  }

  /** Own items as well: what a worker let go of is handed out again. */
  List<Subject> claim(Instant now, int limit) throws SQLException {
    List<Due> due =
        tx.list(
            "SELECT item, owner FROM item_lane WHERE due_at <= ? AND (owner = ? OR lease_until <= "
                + tx.dialect().now()
                + ") ORDER BY due_at, item LIMIT ?"
                + tx.dialect().locking(),
            row -> new Due(Subject.of(row.getString(1)), row.getString(2)),
            millis(now),
            tx.tenant().name(),
            limit);
    for (Due each : due) {
      if (!each.owner().equals(tx.tenant().name())) {
        take(each.item());
      }
    }
    return due.stream().map(Due::item).toList();
  }

  private void take(Subject item) throws SQLException {
    tx.update(
        "UPDATE item_lane SET owner = ?, lease_until = "
            + tx.dialect().now()
            + " + ? WHERE item = ?",
        tx.tenant().name(),
        tx.tenant().lease().toMillis(),
        item.key());
  }

  /**
   * Renews the lease on an item and locks its lane: the first thing in a transaction that records
   * what somebody who was alone on it saw or is about to do.
   *
   * @throws LeaseLostException another centre has taken the item
   */
  void hold(Subject item) throws SQLException {
    int held =
        tx.update(
            "UPDATE item_lane SET lease_until = "
                + tx.dialect().now()
                + " + ? WHERE item = ? AND owner = ?",
            tx.tenant().lease().toMillis(),
            item.key(),
            tx.tenant().name());
    if (held == 0) {
      throw new LeaseLostException(item.key());
    }
  }

  /** Lets go of everything. */
  int release() throws SQLException {
    return tx.update(
        "UPDATE item_lane SET owner = '', lease_until = 0 WHERE owner = ?", tx.tenant().name());
  }

  Optional<Instant> nextDue(Instant now) throws SQLException {
    return tx.first(
        "SELECT due_at FROM item_lane WHERE due_at > ? ORDER BY due_at LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)),
        millis(now));
  }

  boolean waits(Subject item) throws SQLException {
    return tx.first("SELECT 1 FROM item_lane WHERE item = ?", row -> true, item.key())
        .orElse(false);
  }

  /**
   * What the library system was asked for without an answer comes first, even if something older
   * has come in since: it may be done already.
   */
  <T extends Stored> Optional<T> head(Subject item, Transaction.RowReader<T> reader)
      throws SQLException {
    return tx.first(
        "SELECT a.act_id, a.station, a.epoch, a.sequence, a.earliest, a.at, a.latest, i.payload,"
            + " a.patron FROM act a JOIN inbox i ON i.station = a.station AND i.epoch = a.epoch"
            + " AND i.sequence = a.sequence WHERE a.item = ? AND a.state = 'WAITING'"
            + " ORDER BY a.attempted DESC, a.at, a.station, a.epoch, a.sequence LIMIT 1",
        reader,
        item.key());
  }

  /** And lets go of it. Nothing is done to an item that another centre has. */
  int putOff(Subject item, IntFunction<Instant> until) throws SQLException {
    int failures =
        tx.first("SELECT failures FROM item_lane WHERE item = ?", row -> row.getInt(1), item.key())
            .orElse(0);
    return tx.update(
        "UPDATE item_lane SET due_at = ?, failures = failures + 1, owner = '', lease_until = 0"
            + " WHERE item = ? AND owner = ?",
        millis(until.apply(failures)),
        item.key(),
        tx.tenant().name());
  }

  /** The head of an item is settled: the next one may follow at once, if there is one. */
  void follow(Subject item, Instant now) throws SQLException {
    tx.update(
        "UPDATE item_lane SET due_at = ?, failures = 0 WHERE item = ?", millis(now), item.key());
    tx.update(
        "DELETE FROM item_lane WHERE item = ? AND NOT EXISTS"
            + " (SELECT 1 FROM act WHERE item = ? AND state = 'WAITING')",
        item.key(),
        item.key());
  }

  private record Due(Subject item, String owner) {}
}
