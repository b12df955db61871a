package org.shuyi.sync.journal.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.shuyi.sync.journal.SealedRow;

/** Reads a journal without changing it, also while a station writes to it. One thread. */
public final class JournalReader implements AutoCloseable {
  private final Database db;
  private final Rows rows;

  private JournalReader(Path file, Database db) {
    this.db = db;
    this.rows = new Rows(file, db);
  }

  /**
   * Opens a journal that is there.
   *
   * @throws JournalException not there, not a journal, too new or damaged
   */
  public static JournalReader open(Path file) throws JournalException {
    if (!Files.isRegularFile(file)) {
      throw new JournalException(Kind.OTHER, "journal " + file + ": no such file");
    }
    Database db = Database.readOnly(file);
    try {
      Schema schema = new Schema(file, db);
      schema.requireOurs();
      if (db.number("PRAGMA user_version") == 0) {
        throw new JournalException(Kind.OTHER, "journal " + file + ": empty, not a journal");
      }
      return new JournalReader(file, db);
    } catch (JournalException e) {
      db.close();
      throw e;
    }
  }

  /** From now on, this reads what is there now, whatever the station goes on to do. */
  public void freeze() throws JournalException {
    db.execute("BEGIN");
    rows.last(); // SQLite takes the snapshot with the first read
  }

  public Epoch epoch() throws JournalException {
    return rows.epoch();
  }

  /** Whose journal it is; empty if only an earlier version, which kept no name, has opened it. */
  public Optional<StationId> station() throws JournalException {
    return rows.station();
  }

  public long last() throws JournalException {
    return rows.last();
  }

  public long acceptedThrough() throws JournalException {
    return rows.acceptedThrough();
  }

  /** The last act that is not there any more; 0 if none was removed. */
  public long removedThrough() throws JournalException {
    return rows.removedThrough();
  }

  /**
   * When boots saw a trusted clock, as far as acts without an outcome may need it.
   *
   * @param limit how many at most
   */
  public List<ClockAnchor> anchors(int limit) throws JournalException {
    return rows.anchors().stream().limit(limit).toList();
  }

  /** How the journal stands, as its station would say. */
  public JournalCounts counts() throws JournalException {
    return rows.counts();
  }

  /**
   * Rows in order of sequence.
   *
   * @param after the sequence number before the first one wanted; {@link #removedThrough} for all
   * @param limit how many at most
   * @throws JournalException REMOVED if the first one wanted is not there any more
   */
  public List<SealedRow> rowsAfter(long after, int limit) throws JournalException {
    return rows.sealed(after, limit);
  }

  /** What became of the act with this sequence number, as far as the station was told. */
  public Optional<Outcome> outcome(long sequence) throws JournalException {
    return rows.outcome(sequence);
  }

  Rows rows() {
    return rows;
  }

  /** SQLite's own check of its pages. */
  void requireSound(Path file) throws JournalException {
    new Schema(file, db).requireSound();
  }

  @Override
  public void close() {
    db.close();
  }
}
