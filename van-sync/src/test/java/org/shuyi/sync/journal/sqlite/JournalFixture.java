package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.StampSource;

/** Journals with a clock that counts milliseconds, and seeded ids. */
final class JournalFixture {
  static final Act LOAN =
      new Act.Loan(
          new ItemId("01012345678901"),
          new PatronId("P0000123"),
          LocalDate.of(2026, 12, 21),
          Act.DecidedBy.STATION);
  static final Act RETURN = new Act.Return(new ItemId("01012345678901"));

  private JournalFixture() {}

  static StampSource stamps() {
    UUID boot = new UUID(1, 2);
    AtomicLong millis = new AtomicLong();
    Instant start = Instant.parse("2026-11-21T09:00:00Z");
    return () -> {
      long now = millis.incrementAndGet();
      return new Stamp(
          boot, Duration.ofMillis(now), start.plusMillis(now), Stamp.ClockTrust.TRUSTED);
    };
  }

  static SqliteJournal open(Path file) throws JournalException {
    return open(file, SqliteJournal.DEFAULT_MAX_BYTES);
  }

  static SqliteJournal open(Path file, long maxBytes) throws JournalException {
    return open(file, stamps(), maxBytes, Database.Connector.SQLITE);
  }

  static SqliteJournal open(Path file, StampSource stamps) throws JournalException {
    return open(file, stamps, SqliteJournal.DEFAULT_MAX_BYTES, Database.Connector.SQLITE);
  }

  static SqliteJournal open(
      Path file, StampSource stamps, long maxBytes, Database.Connector connector)
      throws JournalException {
    Random random = new Random();
    Instant start = Instant.parse("2026-11-21T09:00:00Z");
    ActIds ids = new ActIds(() -> start, random);
    return SqliteJournal.open(file, stamps, ids, random, maxBytes, connector);
  }

  /** The files as a kill or a power cut leaves them; the lock is the kernel's. */
  static Path copied(Path file, Path folder) throws IOException {
    Path copy = Files.createDirectories(folder).resolve(file.getFileName());
    for (String end : List.of("", "-wal", ".mark")) {
      Path from = Path.of(file + end);
      if (Files.exists(from)) {
        Files.copy(from, Path.of(copy + end), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }

  static List<SealedRow> all(SqliteJournal journal) throws JournalException {
    List<SealedRow> rows = new ArrayList<>();
    long after = journal.removedThrough();
    for (List<SealedRow> page = journal.rowsAfter(after, 1000);
        !page.isEmpty();
        page = journal.rowsAfter(after, 1000)) {
      rows.addAll(page);
      after = page.getLast().act().sequence();
    }
    return rows;
  }
}
