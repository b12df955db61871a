package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.sqlite.JournalExport;
import org.shuyi.sync.journal.sqlite.SqliteJournal;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Export;
import org.shuyi.sync.wire.ExportWriter;
import org.shuyi.sync.wire.Outcomes;

/** Stick and MQTT bring the same acts, in any order: each is stored once. Real files both sides. */
final class StickImportTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final InstantSource CLOCK = () -> NOW;
  private static final StationId VAN = new StationId("van-01");

  @TempDir Path directory;
  private SqliteJournal journal;

  @BeforeEach
  void open() throws Exception {
    Random random = new Random(1);
    journal =
        SqliteJournal.open(
            journalFile(),
            () -> new Stamp(new UUID(1, 2), Duration.ofHours(1), NOW, Stamp.ClockTrust.TRUSTED),
            new ActIds(CLOCK, random),
            random);
    journal.belongTo(VAN);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private Path journalFile() {
    return directory.resolve("journal.sqlite");
  }

  private StoreAddress database() {
    return new StoreAddress.Sqlite(directory.resolve("centre.db"));
  }

  private void lend(int from, int to) throws Exception {
    for (int i = from; i <= to; i++) {
      journal.append(
          new Act.Loan(
              new ItemId("X" + i),
              new PatronId("P1"),
              LocalDate.of(2027, 1, 1),
              Act.DecidedBy.STATION));
    }
  }

  private Path export(String name) throws IOException {
    Path to = directory.resolve(name);
    JournalExport.write(journalFile(), to);
    return to;
  }

  private StickImport.Report bring(Path file) throws IOException {
    return StickImport.run(database(), file, Quota.usual(), CLOCK);
  }

  /** As a message over MQTT brings it. */
  private Outcomes send(Batch batch) throws StoreException {
    try (CentreStore store = CentreStore.open(database())) {
      Outcomes answer =
          new Inbox(store, Quota.usual(), CLOCK)
              .receive(VAN, BatchCodec.encode(batch))
              .orElseThrow();
      new Unpacking(store, CLOCK).next();
      return answer;
    }
  }

  private Batch rows(int first, int last) throws Exception {
    return Batch.of(VAN, journal.epoch(), journal.rowsAfter(first - 1, last - first + 1));
  }

  private long stored() throws StoreException {
    try (CentreStore store = CentreStore.open(database())) {
      return store.counts().accepted();
    }
  }

  private static void counts(StickImport.Report report, long fresh, long known, long refused) {
    assertThat(List.of(report.fresh(), report.known(), report.refused()))
        .containsExactly(fresh, known, refused);
  }

  @Test
  void importingTwiceStoresOnce() throws Exception {
    lend(1, 450);
    Path file = export("stick");

    counts(bring(file), 450, 0, 0);
    counts(bring(file), 0, 450, 0);
    assertThat(stored()).isEqualTo(450);
  }

  @Test
  void theStickAndThenTheNetwork() throws Exception {
    lend(1, 10);
    bring(export("stick"));
    lend(11, 12);

    assertThat(send(rows(1, 10)).acceptedThrough()).isEqualTo(10);
    assertThat(send(rows(9, 12)).acceptedThrough()).isEqualTo(12);
    assertThat(stored()).isEqualTo(12);
  }

  @Test
  void theNetworkAndThenTheStick() throws Exception {
    lend(1, 10);
    send(rows(1, 4));

    StickImport.Report report = bring(export("stick"));

    counts(report, 6, 4, 0);
    assertThat(report.export().station()).isEqualTo(VAN);
    assertThat(stored()).isEqualTo(10);
  }

  @Test
  void anOlderStickAfterANewerOne() throws Exception {
    lend(1, 3);
    Path older = export("older");
    lend(4, 5);
    counts(bring(export("newer")), 5, 0, 0);
    counts(bring(older), 0, 3, 0);
  }

  @Test
  void anEmptyJournalBringsNothing() throws Exception {
    counts(bring(export("stick")), 0, 0, 0);
  }

  @Test
  void aDamagedFileBringsNothingAtAll() throws Exception {
    lend(1, 450);
    Path file = export("stick");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100] ^= 1;
    Files.write(file, bytes);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> bring(file))
        .withMessageContaining("nothing of it is imported");
    assertThat(stored()).isZero();
  }

  @Test
  void aJournalThatForkedIsRefusedWithTheReason() throws Exception {
    lend(1, 3);
    TestStation copy = new TestStation("van-01", journal.epoch().value());
    copy.giveBack("X1", NOW);
    copy.giveBack("X2", NOW);
    send(copy.all());

    StickImport.Report report = bring(export("stick"));

    counts(report, 0, 0, 3);
    assertThat(report.reason()).contains("fork");
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void aFileWithoutItsBeginningIsRefusedWithTheReason() throws Exception {
    lend(1, 4);
    Path file = directory.resolve("stick");
    ExportWriter writer = new ExportWriter();
    Files.write(file, writer.begin(new Export(VAN, journal.epoch(), 3, 4)));
    Files.write(file, writer.batch(rows(3, 4)), StandardOpenOption.APPEND);
    Files.write(file, writer.end(), StandardOpenOption.APPEND);

    StickImport.Report report = bring(file);

    counts(report, 0, 0, 2);
    assertThat(report.reason()).contains("after number 0");
  }

  @Test
  void anExportOverwritesNothing() throws Exception {
    export("stick");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> export("stick"))
        .withMessageContaining("exists already");
  }

  @Test
  void aStationDoesNotTakeAnothersJournal() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> journal.belongTo(new StationId("van-02")))
        .withMessageContaining("the one of van-01");
  }

  @Test
  void aRunningCentreHasItsDatabaseToItself() throws Exception {
    lend(1, 1);
    Path file = export("stick");
    try (CentreStore running = CentreStore.open(database())) {
      assertThat(running.counts().accepted()).isZero();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> bring(file))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.IN_USE));
    }
  }
}
