package org.shuyi.sync.journal.sqlite;

import java.nio.file.Path;
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
    Random random = new Random();
    Instant start = Instant.parse("2026-11-21T09:00:00Z");
    return SqliteJournal.open(file, stamps(), new ActIds(() -> start, random), random, maxBytes);
  }

  static List<SealedRow> all(SqliteJournal journal) throws JournalException {
    List<SealedRow> rows = new ArrayList<>();
    long after = 0;
    for (List<SealedRow> page = journal.rowsAfter(0, 1000);
        !page.isEmpty();
        page = journal.rowsAfter(after, 1000)) {
      rows.addAll(page);
      after = page.getLast().act().sequence();
    }
    return rows;
  }
}
