package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees whether a journal goes on where it was left, and begins a new epoch where it does not. The
 * same acts, with their ids and numbers, are then sealed and sent once more: the centre knows them
 * by their ids, and takes what follows for what it is, though its numbers were used before. Where
 * settled acts were removed, the new epoch goes on from the hash of the last of them, by which the
 * centre knows what came before.
 */
final class Life {
  private static final Logger log = LoggerFactory.getLogger(Life.class);
  private static final int PAGE = 1000;

  private final Path file;
  private final Database db;
  private final Rows rows;

  Life(Path file, Database db) {
    this.file = file;
    this.db = db;
    this.rows = new Rows(file, db);
  }

  /**
   * @param fresh made or brought to this version just now: there is nothing to compare with
   * @throws JournalException CORRUPT if a journal that was set back is not sound; it is then left
   *     as it is
   */
  void begin(boolean fresh, RandomGenerator random) throws JournalException {
    if (!fresh && !goesOn()) {
      beginEpoch(new Epoch(random.nextLong()));
    }
    renew(Long.toHexString(random.nextLong()));
  }

  private boolean goesOn() throws JournalException {
    Optional<Mark> mark = Mark.read(file);
    Optional<String> generation = rows.generation();
    return mark.isPresent() && generation.isPresent() && fits(mark.get(), generation.get());
  }

  private boolean fits(Mark mark, String generation) throws JournalException {
    return mark.epoch().equals(rows.epoch())
        && (generation.equals(mark.generation()) || generation.equals(mark.next()))
        && mark.last() <= rows.last()
        && (mark.last() < rows.removedThrough() || mark.hash().equals(hex(mark.last())));
  }

  private String hex(long sequence) throws JournalException {
    return HexFormat.of().formatHex(rows.hash(sequence));
  }

  private void beginEpoch(Epoch epoch) throws JournalException {
    JournalVerifier.Report report = new JournalVerifier(rows).report();
    if (!report.isWell()) {
      throw rows.corrupt(
          "it was set back, and is not sound either: " + report.firstBad().orElseThrow());
    }
    db.transaction("new epoch not begun", () -> seal(report, epoch));
    log.warn(
        "Journal {} was set back to act {}: epoch {} ends, epoch {} begins with the same acts",
        file,
        report.sound(),
        report.epoch(),
        epoch);
  }

  private void seal(JournalVerifier.Report before, Epoch epoch)
      throws SQLException, JournalException {
    db.update(
        "INSERT INTO former_epoch (epoch, last, hash, accepted_through) VALUES (?, ?, ?, ?)",
        before.epoch().value(),
        before.sound(),
        HexFormat.of().parseHex(before.lastHash()),
        before.acceptedThrough());
    db.update("DROP TRIGGER act_never_changes");
    sealRows(epoch);
    db.update(Schema.ACT_NEVER_CHANGES);
    db.update(
        "UPDATE journal SET epoch = ?, accepted_through = removed_through, generation = NULL",
        epoch.value());
  }

  private void sealRows(Epoch epoch) throws SQLException, JournalException {
    long done = rows.removedThrough();
    byte[] hash = rows.hash(done);
    for (List<Rows.Raw> page = rows.raw(done, PAGE); !page.isEmpty(); page = rows.raw(done, PAGE)) {
      for (Rows.Raw row : page) {
        hash = HashChain.next(hash, epoch, row.sequence(), row.payload());
        db.update("UPDATE act SET hash = ? WHERE sequence = ?", hash, row.sequence());
        done = row.sequence();
      }
    }
  }

  /**
   * The mark first, and either generation will do: killed in between, nothing is taken for a copy.
   * A full disk keeps the generation as it was, and the station at work.
   */
  private void renew(String next) throws JournalException {
    try {
      mark(rows.generation().orElse(next), next).write(file);
      db.transaction(
          "generation not written", () -> db.update("UPDATE journal SET generation = ?", next));
      mark(next, next).write(file);
    } catch (IOException e) {
      log.warn("Journal {}: this start is not marked: {}", file, e.getMessage());
    }
  }

  /** Remembers how far the journal is now, for when it is closed in good order. */
  void end() {
    try {
      Optional<String> generation = rows.generation();
      if (generation.isPresent()) {
        mark(generation.get(), generation.get()).write(file);
      }
    } catch (IOException e) {
      log.warn("Journal {}: its end is not marked: {}", file, e.getMessage());
    }
  }

  private Mark mark(String generation, String next) throws JournalException {
    long last = rows.last();
    return new Mark(rows.epoch(), generation, next, last, hex(last));
  }
}
