package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.wire.Export;

/** What the centre has settled may go; the chain, the numbers and the debts stay. */
class RemovalTest {
  private static final Duration KEEP = Duration.ofDays(90);
  private static final Outcome APPLIED = new Outcome.Applied(null);
  private static final Outcome REFUSED =
      new Outcome.Refused(List.of(RefusalReason.PATRON_BLOCKED), "");

  @TempDir private Path directory;
  private final TestClock clock = new TestClock();

  private Path file() {
    return directory.resolve("journal.sqlite");
  }

  private SqliteJournal open() throws JournalException {
    return JournalFixture.open(file(), clock);
  }

  private static List<ActId> append(SqliteJournal journal, int times) throws JournalException {
    List<ActId> ids = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      ids.add(journal.append(i % 2 == 0 ? LOAN : RETURN).id());
    }
    return ids;
  }

  private static void settle(SqliteJournal journal, List<ActId> ids) throws JournalException {
    Map<ActId, Outcome> outcomes = new LinkedHashMap<>();
    ids.forEach(id -> outcomes.put(id, APPLIED));
    journal.settle(outcomes);
  }

  /** Ten acts, the first six settled, ninety days ago and more. */
  private SqliteJournal sixOfTenMayGo() throws JournalException {
    SqliteJournal journal = open();
    List<ActId> ids = append(journal, 10);
    journal.accepted(8);
    settle(journal, ids.subList(0, 6));
    clock.pass(KEEP.plusDays(1));
    return journal;
  }

  @Test
  void theOldestSettledActsGoAndTheChainHoldsFromTheLastOfThem() throws Exception {
    try (SqliteJournal journal = sixOfTenMayGo()) {
      List<RecordedAct> rest =
          JournalFixture.all(journal).stream().map(SealedRow::act).skip(6).toList();
      JournalCounts counts = journal.counts();

      assertThat(journal.remove(KEEP, 4)).isTrue();
      assertThat(journal.removedThrough()).isEqualTo(4);
      assertThat(journal.remove(KEEP, 1000)).isTrue();
      assertThat(journal.remove(KEEP, 1000)).isFalse();

      assertThat(journal.removedThrough()).isEqualTo(6);
      assertThat(JournalFixture.all(journal)).extracting(SealedRow::act).isEqualTo(rest);
      assertThat(journal.counts()).isEqualTo(counts);
    }
    JournalVerifier.Report report = JournalVerifier.verify(file());
    assertThat(report.isWell()).isTrue();
    assertThat(report.removed()).isEqualTo(6);
    assertThat(report.sound()).isEqualTo(10);
    try (SqliteJournal journal = open()) {
      assertThat(journal.counts()).isEqualTo(new JournalCounts(10, 8, 6, 0, 0));
      assertThat(journal.unsettled(10)).containsExactly(7L, 8L);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(11);
    }
  }

  @Test
  void whenEverythingIsGoneTheNumbersGoOn() throws Exception {
    Epoch epoch;
    try (SqliteJournal journal = open()) {
      epoch = journal.epoch();
      settleAll(journal, append(journal, 3));
      clock.pass(KEEP.plusDays(1));
      journal.remove(KEEP, 1000);
      assertThat(journal.last()).isEqualTo(3);
      assertThat(journal.rowsAfter(3, 10)).isEmpty();
    }
    try (SqliteJournal journal = open()) {
      assertThat(journal.epoch()).isEqualTo(epoch);
      byte[] before = journal.lastHash();
      assertThat(journal.append(LOAN).sequence()).isEqualTo(4);
      assertThat(journal.rowsAfter(3, 10).getFirst().previousHash()).isEqualTo(before);
    }
    assertThat(JournalVerifier.verify(file()).sound()).isEqualTo(4);
  }

  private static void settleAll(SqliteJournal journal, List<ActId> ids) throws JournalException {
    journal.accepted(journal.last());
    settle(journal, ids);
  }

  @Test
  void whatIsTooYoungOrNotAcceptedOrWithoutAnOutcomeThatTellsStays() throws Exception {
    try (SqliteJournal journal = open()) {
      List<ActId> ids = append(journal, 5);
      assertThat(journal.remove(Duration.ZERO, 10)).as("nothing is settled").isFalse();
      journal.accepted(4);
      journal.settle(
          Map.of(
              ids.get(0), APPLIED,
              ids.get(1), REFUSED,
              ids.get(2), new Outcome.Unknown("no reply"),
              ids.get(3), APPLIED));
      clock.pass(KEEP.minusMinutes(1));
      assertThat(journal.remove(KEEP, 10)).as("too young").isFalse();
      clock.pass(Duration.ofMinutes(2));
      assertThat(journal.remove(KEEP, 10)).isTrue();
      assertThat(journal.removedThrough()).as("what is unknown stops it").isEqualTo(2);
      assertThat(journal.counts()).isEqualTo(new JournalCounts(5, 4, 2, 1, 1));
    }
  }

  @Test
  void withoutATrustedClockNothingIsOldAndAnActBehindAnUncertainOneTellsItsAge() throws Exception {
    try (SqliteJournal journal = open()) {
      clock.trust(ClockTrust.UNKNOWN);
      List<ActId> ids = append(journal, 3);
      clock.trust(ClockTrust.TRUSTED);
      ids.addAll(append(journal, 1));
      clock.trust(ClockTrust.KEPT);
      ids.addAll(append(journal, 2));
      settleAll(journal, ids);
      clock.pass(KEEP.plusDays(1));
      assertThat(journal.remove(KEEP, 10)).as("who knows what time it is?").isFalse();
      clock.trust(ClockTrust.TRUSTED);
      assertThat(journal.remove(KEEP, 10)).isTrue();
      assertThat(journal.removedThrough()).isEqualTo(4);
    }
  }

  @Test
  void aDebtThatStandsKeepsItsAct() throws Exception {
    ItemId item = new ItemId("1");
    ActId opened;
    try (SqliteJournal journal = open()) {
      opened = journal.append(new Act.DebtOpened(item, Act.Debt.TAG_STILL_ARMED)).id();
      ActId other = journal.append(new Act.DebtOpened(item, Act.Debt.TAG_NOT_ARMED)).id();
      ActId settled = journal.append(new Act.DebtSettled(item, other)).id();
      settleAll(journal, List.of(opened, other, settled));
      clock.pass(KEEP.plusDays(1));
      journal.remove(KEEP, 10);
      assertThat(journal.removedThrough()).isEqualTo(3);
    }
    try (SqliteJournal journal = open()) {
      assertThat(journal.openDebts()).extracting(debt -> debt.opened()).containsExactly(opened);
      journal.append(new Act.DebtSettled(item, opened));
      assertThat(journal.openDebts()).isEmpty();
    }
  }

  @Test
  void askingForWhatIsGoneIsAnErrorOfItsOwnKind() throws Exception {
    try (SqliteJournal journal = sixOfTenMayGo()) {
      journal.remove(KEEP, 1000);
      for (long after = 0; after < 6; after++) {
        long wanted = after;
        assertThat(
                catchThrowableOfType(JournalException.class, () -> journal.rowsAfter(wanted, 10))
                    .kind())
            .isEqualTo(JournalException.Kind.REMOVED);
      }
      assertThat(journal.rowsAfter(6, 10)).hasSize(4);
    }
    try (JournalReader reader = JournalReader.open(file())) {
      assertThat(reader.removedThrough()).isEqualTo(6);
      assertThatThrownBy(() -> reader.rowsAfter(0, 10)).hasMessageContaining("acts 1 to 6");
    }
  }

  @Test
  void theTablesThemselvesKeepWhatIsNotSettled() throws Exception {
    sixOfTenMayGo().close();
    assertThatThrownBy(() -> sql("DELETE FROM act WHERE sequence = 1"))
        .hasMessageContaining("never deleted");
    String hash = "(SELECT hash FROM act WHERE sequence = %d)";
    for (int notYet : List.of(7, 8, 9, 10, 11, -1)) {
      assertThatThrownBy(
              () ->
                  sql(
                      "UPDATE journal SET removed_through = %d, removed_hash = %s"
                          .formatted(notYet, hash.formatted(notYet))))
          .hasMessageContaining("only what the centre has settled");
    }
    assertThatThrownBy(
            () -> sql("UPDATE journal SET removed_through = 6, removed_hash = zeroblob(32)"))
        .hasMessageContaining("only what the centre has settled");
    sql("UPDATE journal SET removed_through = 6, removed_hash = " + hash.formatted(6));
    assertThatThrownBy(
            () ->
                sql("UPDATE journal SET removed_through = 5, removed_hash = " + hash.formatted(5)))
        .hasMessageContaining("only what the centre has settled");
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement each = connection.createStatement()) {
      each.execute(statement);
    }
  }

  @Test
  void aRestoredCopyGoesOnFromTheHashOfTheLastOneRemoved() throws Exception {
    Path backup = directory.resolve("backup.sqlite");
    Epoch epoch;
    byte[] hash;
    try (SqliteJournal journal = sixOfTenMayGo()) {
      epoch = journal.epoch();
      hash = journal.rowsAfter(5, 1).getFirst().hash();
      journal.remove(KEEP, 1000);
      journal.backup(backup);
    }
    Files.copy(backup, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (SqliteJournal journal = open()) {
      assertThat(journal.epoch()).isNotEqualTo(epoch);
      assertThat(journal.acceptedThrough()).as("what was removed, was accepted").isEqualTo(6);
      assertThat(journal.rowsAfter(6, 1).getFirst().previousHash()).isEqualTo(hash);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(11);
    }
    assertThat(JournalVerifier.verify(file()).isWell()).isTrue();
  }

  @Test
  void anExportBeginsBehindWhatIsGone() throws Exception {
    try (SqliteJournal journal = sixOfTenMayGo()) {
      journal.belongTo(new StationId("van-01"));
      journal.remove(KEEP, 1000);
    }
    Export export = JournalExport.write(file(), directory.resolve("stick"));
    assertThat(export.first()).isEqualTo(7);
    assertThat(export.last()).isEqualTo(10);
  }

  /** Many days' work, of which about one day's is kept. */
  @Test
  void theFileDoesNotGrowForEverAndNothingOfWhatIsGoneStaysInIt() throws Exception {
    List<Long> sizes = new ArrayList<>();
    try (SqliteJournal journal = open()) {
      Act gone = new Act.Return(new ItemId("GONE-GONE-GONE"));
      settleAll(journal, List.of(journal.append(gone).id()));
      for (int day = 0; day < 12; day++) {
        settleAll(journal, append(journal, 40));
        clock.pass(Duration.ofDays(1));
        while (journal.remove(Duration.ofHours(30), 30)) {
          assertThat(journal.removedThrough()).isLessThan(journal.last());
        }
        sizes.add(pages());
      }
      assertThat(journal.last() - journal.removedThrough()).isEqualTo(40);
    }
    assertThat(sizes.getLast()).isEqualTo(sizes.get(5));
    assertThat(new String(Files.readAllBytes(file()), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("GONE-GONE-GONE");
  }

  private long pages() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA page_count")) {
      return row.getLong(1);
    }
  }

  @Test
  void theRoomOfALongSilenceIsGivenBack() throws Exception {
    long most;
    try (SqliteJournal journal = open()) {
      Act large = new Act.DeviceFault("书".repeat(64), "驿".repeat(64));
      List<ActId> ids = new ArrayList<>();
      for (int i = 0; i < 900; i++) {
        ids.add(journal.append(large).id());
      }
      most = pages();
      settleAll(journal, ids);
      clock.pass(KEEP.plusDays(1));
      while (journal.remove(KEEP, 1000)) {
        assertThat(journal.removedThrough()).isPositive();
      }
      assertThat(pages()).isLessThan(most * 3 / 4);
    }
  }
}
