package org.shuyi.sync.journal.sqlite;

import java.sql.SQLException;
import java.time.Instant;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.JournalException;

/**
 * Removes acts that the centre has settled, from the first on. Which may go is a rule of the tables
 * as well: see the triggers of {@link Schema}.
 */
final class Removal {
  /** Rows whose age is looked at in one call. */
  private static final int LOOK = 1000;

  /** Free pages that are kept for the next acts; more are given back to the disk. */
  private static final int SPARE_PAGES = 64;

  private static final int PAGES_AT_ONCE = 64;

  private final Database db;
  private final Rows rows;
  private long seen;
  private long oldThrough;

  Removal(Database db, Rows rows) {
    this.db = db;
    this.rows = rows;
  }

  /**
   * The last row that may go now. What stands before an act with a trusted time is older than it,
   * whatever its own stamp says; so far is looked at in steps, remembered from call to call.
   *
   * @param before acts done after this stay
   */
  long through(Standing standing, Instant before, int most) throws JournalException {
    look(standing.removedThrough(), standing.settledThrough(), before);
    return Math.min(oldThrough, standing.removedThrough() + most);
  }

  private void look(long removed, long settled, Instant before) throws JournalException {
    seen = Math.max(seen, removed);
    int limit = (int) Math.clamp(settled - seen, 0, LOOK);
    for (Rows.Raw row : rows.raw(seen, limit)) {
      Stamp stamp = rows.stamp(row);
      boolean sure = stamp.trust() == ClockTrust.TRUSTED;
      if (sure && stamp.wall().isAfter(before)) {
        return;
      }
      seen = row.sequence();
      oldThrough = sure ? seen : oldThrough;
    }
  }

  /** Runs within a transaction. */
  void write(long through) throws SQLException, JournalException {
    db.update(
        "UPDATE journal SET"
            + " removed_applied = removed_applied + (SELECT count(*) FROM outcome"
            + "   WHERE sequence <= ?1 AND word = 'applied'),"
            + " removed_refused = removed_refused + (SELECT count(*) FROM outcome"
            + "   WHERE sequence <= ?1 AND word = 'refused'),"
            + " removed_hash = (SELECT hash FROM act WHERE sequence = ?1),"
            + " removed_through = ?1",
        through);
    db.update("DELETE FROM outcome WHERE sequence <= ?", through);
    db.update("DELETE FROM act WHERE sequence <= ?", through);
    if (db.number("PRAGMA freelist_count") > SPARE_PAGES) {
      db.execute("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
    }
  }
}
