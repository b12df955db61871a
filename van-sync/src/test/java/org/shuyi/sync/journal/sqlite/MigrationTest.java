package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.SealedRow;

/** A journal that a released program made is opened by this one, and nothing in it is different. */
class MigrationTest {
  private static final ItemId ONE = new ItemId("01012345678901");
  private static final ItemId TWO = new ItemId("01012345678902");
  private static final PatronId PATRON = new PatronId("P0000123");

  @TempDir private Path directory;

  private Path fixture(int version) throws IOException, SQLException {
    Path file = directory.resolve("journal.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(resource(version, "sql"), StandardCharsets.UTF_8));
    }
    if (version >= Schema.WITH_GENERATION) {
      Files.write(Path.of(file + ".mark"), resource(version, "mark"));
    }
    return file;
  }

  private static byte[] resource(int version, String end) throws IOException {
    String name = "journal-" + version + "." + end;
    try (InputStream in = MigrationTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everythingInAnOlderJournalIsAsItWas(int version) throws Exception {
    Path file = fixture(version);
    Epoch epoch;
    List<byte[]> hashes;
    try (JournalReader reader = JournalReader.open(file)) {
      epoch = reader.epoch();
      hashes = reader.rowsAfter(0, 100).stream().map(SealedRow::hash).toList();
      assertThat(reader.counts()).isEqualTo(new JournalCounts(7, 6, 2, 1, 1));
      assertThat(reader.anchors(16)).isEmpty();
    }
    assertThat(JournalVerifier.verify(file).isWell()).as("before").isTrue();

    try (SqliteJournal journal = JournalFixture.open(file)) {
      assertThat(journal.epoch()).isEqualTo(epoch);
      assertThat(JournalFixture.all(journal))
          .extracting(SealedRow::hash)
          .usingElementComparator(java.util.Arrays::compare)
          .isEqualTo(hashes);
      checkActs(JournalFixture.all(journal).stream().map(SealedRow::act).toList(), journal);
      assertThat(journal.counts()).isEqualTo(new JournalCounts(7, 6, 2, 1, 1));
      assertThat(journal.unsettled(10)).containsExactly(4L, 5L, 3L);
      assertThat(journal.countStart()).isEqualTo(2);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(8);
    }
    JournalVerifier.Report report = JournalVerifier.verify(file);
    assertThat(report.isWell()).isTrue();
    assertThat(report.sound()).isEqualTo(8);
  }

  private static void checkActs(List<RecordedAct> acts, SqliteJournal journal) throws IOException {
    LocalDate due = LocalDate.of(2026, 12, 21);
    assertThat(acts)
        .extracting(RecordedAct::act)
        .containsExactly(
            new Act.Loan(ONE, PATRON, due, Act.DecidedBy.STATION),
            new Act.DebtOpened(ONE, Act.Debt.TAG_STILL_ARMED),
            new Act.Return(TWO),
            new Act.DebtOpened(TWO, Act.Debt.TAG_NOT_ARMED),
            new Act.DebtSettled(TWO, acts.get(3).id()),
            new Act.Renewal(ONE, PATRON, Act.DecidedBy.CENTRE),
            new Act.DeviceFault("printer", "PAPER_OUT"));
    assertThat(journal.outcome(acts.get(0).id()))
        .contains(new Outcome.Applied(LocalDate.of(2026, 12, 19)));
    assertThat(journal.outcome(acts.get(2).id()))
        .contains(new Outcome.Unknown("no reply from the library system"));
    assertThat(journal.outcome(acts.get(5).id()))
        .contains(
            new Outcome.Refused(
                List.of(RefusalReason.RENEWAL_LIMIT_REACHED), "renewal limit reached"));
    assertThat(journal.outcome(acts.get(6).id())).isEmpty();
    assertThat(journal.openDebts())
        .containsExactly(
            new SqliteJournal.OpenDebt(
                acts.get(1).id(), new Act.DebtOpened(ONE, Act.Debt.TAG_STILL_ARMED)));
  }

  /** What an older program wrote may go like anything else; its debt stands. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatIsSettledInAnOlderJournalMayGo(int version) throws Exception {
    Path file = fixture(version);
    TestClock clock = new TestClock();
    clock.pass(java.time.Duration.ofDays(100));
    try (SqliteJournal journal = JournalFixture.open(file, clock)) {
      assertThat(journal.remove(java.time.Duration.ofDays(90), 100))
          .as("the first act's clock was not trusted, that of the third is not settled")
          .isFalse();
      journal.settle(
          Map.of(JournalFixture.all(journal).get(2).act().id(), new Outcome.AlreadyDone(null)));
      assertThat(journal.remove(java.time.Duration.ofDays(90), 100)).isTrue();
      assertThat(journal.removedThrough()).isEqualTo(3);
      assertThat(journal.openDebts()).hasSize(1);
    }
    assertThat(JournalVerifier.verify(file).isWell()).isTrue();
  }

  @Test
  void aJournalWithoutANameIsNamedByItsStation() throws Exception {
    Path file = fixture(1);
    try (SqliteJournal journal = JournalFixture.open(file)) {
      journal.belongTo(new StationId("van-01"));
    }
    try (JournalReader reader = JournalReader.open(file)) {
      assertThat(reader.station()).contains(new StationId("van-01"));
    }
  }

  @Test
  void aJournalOfVersionThreeThatWasSetBackBeginsAnEpoch() throws Exception {
    Path file = fixture(3);
    Files.delete(Path.of(file + ".mark"));
    Epoch before;
    try (JournalReader reader = JournalReader.open(file)) {
      before = reader.epoch();
    }
    try (SqliteJournal journal = JournalFixture.open(file)) {
      assertThat(journal.epoch()).isNotEqualTo(before);
      assertThat(journal.last()).isEqualTo(7);
    }
    assertThat(JournalVerifier.verify(file).isWell()).isTrue();
  }

  /** What an update that is taken back leaves: a journal that the next version has opened. */
  @Test
  void aJournalOfTheNextVersionOpensHereAndLosesNothing() throws Exception {
    Path file = directory.resolve("journal.sqlite");
    try (SqliteJournal journal = JournalFixture.open(file)) {
      journal.append(JournalFixture.LOAN);
    }
    beOfTheNextVersion(file);
    try (SqliteJournal journal = JournalFixture.open(file)) {
      journal.append(JournalFixture.RETURN);
      assertThat(JournalFixture.all(journal)).hasSize(2);
    }
    assertThat(JournalVerifier.verify(file).isWell()).isTrue();
    assertThat(versionOf(file)).as("so that the next version need not begin again").isEqualTo(6);
  }

  @Test
  void versionsOnlyAddToWhatTheOneBeforeReads() {
    assertThat(Schema.MIGRATIONS.stream().skip(5).flatMap(List::stream).map(String::strip))
        .allMatch(
            it ->
                it.matches(
                    "(?s)(CREATE (TABLE|INDEX) .*|ALTER TABLE \\w+ ADD COLUMN .* DEFAULT .*)"));
  }

  private static void beOfTheNextVersion(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("act", "outcome", "open_debt", "stock", "clock_anchor", "journal")) {
        statement.executeUpdate(
            "ALTER TABLE " + table + " ADD COLUMN later INTEGER NOT NULL DEFAULT 0");
      }
      statement.executeUpdate("CREATE TABLE later (one INTEGER PRIMARY KEY) STRICT");
      statement.executeUpdate("PRAGMA user_version = " + (Schema.VERSION + 1));
    }
  }

  private static int versionOf(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery("PRAGMA user_version").getInt(1);
    }
  }
}
