package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.sqlite.SqliteJournal;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Outcomes;

/**
 * A restored journal at the centre: old acts are known by their ids, reused numbers are new acts.
 */
final class RestoredStationTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final InstantSource CLOCK = () -> NOW;
  private static final StationId VAN = new StationId("van-01");

  @TempDir Path directory;
  private final Random random = new Random(5);
  private Instant now = NOW;

  private SqliteJournal journal() throws Exception {
    return SqliteJournal.open(
        directory.resolve("journal.sqlite"),
        () -> new Stamp(new UUID(1, 2), Duration.ofHours(1), now, Stamp.ClockTrust.TRUSTED),
        new ActIds(CLOCK, random),
        random);
  }

  private static void giveBack(SqliteJournal journal, String item) throws Exception {
    journal.append(new Act.Return(new ItemId(item)));
  }

  private static Outcomes send(CentreStore store, SqliteJournal journal) throws Exception {
    Batch batch = Batch.of(VAN, journal.epoch(), journal.rowsAfter(journal.removedThrough(), 100));
    Outcomes answer =
        new Inbox(store, Quota.usual(), CLOCK).receive(VAN, BatchCodec.encode(batch)).orElseThrow();
    new Unpacking(store, CLOCK).next();
    return answer;
  }

  @Test
  void anEpochThatBeginsBehindRemovedActsHasNoGap() throws Exception {
    Path copy = directory.resolve("backup.sqlite");
    try (CentreStore store =
        CentreStore.open(new StoreAddress.Sqlite(directory.resolve("centre.db")))) {
      try (SqliteJournal journal = journal()) {
        for (String item : List.of("A", "B", "C", "D")) {
          giveBack(journal, item);
        }
        journal.accepted(send(store, journal).acceptedThrough());
        settleFirst(journal, 3);
        now = NOW.plus(Duration.ofDays(91));
        assertThat(journal.remove(Duration.ofDays(90), 100)).isTrue();
        journal.backup(copy);
      }
      Files.copy(copy, directory.resolve("journal.sqlite"), StandardCopyOption.REPLACE_EXISTING);
      try (SqliteJournal journal = journal()) {
        giveBack(journal, "E");
        Outcomes answer = send(store, journal);

        assertThat(answer.quarantine()).isNull();
        assertThat(answer.acceptedThrough()).isEqualTo(5);
        assertThat(store.counts().accepted()).as("A to E, each once").isEqualTo(5);
        assertThat(send(store, journal).acceptedThrough()).as("and again").isEqualTo(5);
        assertThat(store.counts().accepted()).isEqualTo(5);
      }
    }
  }

  private static void settleFirst(SqliteJournal journal, int acts) throws Exception {
    for (SealedRow row : journal.rowsAfter(0, acts)) {
      journal.settle(Map.of(row.act().id(), new Outcome.Applied(null)));
    }
  }

  @Test
  void nothingTwiceAndNothingLost() throws Exception {
    Path copy = directory.resolve("backup.sqlite");
    try (CentreStore store =
        CentreStore.open(new StoreAddress.Sqlite(directory.resolve("centre.db")))) {
      try (SqliteJournal journal = journal()) {
        giveBack(journal, "A");
        giveBack(journal, "B");
        journal.backup(copy);
        giveBack(journal, "C");
        assertThat(send(store, journal).acceptedThrough()).isEqualTo(3);
      }
      Files.copy(copy, directory.resolve("journal.sqlite"), StandardCopyOption.REPLACE_EXISTING);
      try (SqliteJournal journal = journal()) {
        giveBack(journal, "D");
        Outcomes answer = send(store, journal);

        assertThat(answer.quarantine()).isNull();
        assertThat(answer.acceptedThrough()).isEqualTo(3);
        assertThat(store.counts().accepted()).as("A, B, C and D, each once").isEqualTo(4);
        assertThat(send(store, journal).acceptedThrough()).isEqualTo(3);
        assertThat(store.counts().accepted()).isEqualTo(4);
      }
    }
  }
}
