package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.shuyi.sync.journal.SealedRow;

/** Every way in which a disk fails is an error of its own kind, and nothing is half written. */
class JournalFailureTest {
  private static final long TINY = 64 * 1024;
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("journal.sqlite");
  }

  private static Kind kindOf(ThrowingCallable call) {
    JournalException failure = catchThrowableOfType(JournalException.class, call);
    assertThat(failure).isNotNull();
    return failure.kind();
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private void fill(int rows) throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      for (int i = 0; i < rows; i++) {
        journal.append(LOAN);
      }
    }
  }

  @Test
  void aFullDiskRefusesTheActAndKeepsAllThatWasPromised() throws JournalException {
    List<RecordedAct> promised = new ArrayList<>();
    try (SqliteJournal journal = JournalFixture.open(file(), TINY)) {
      JournalException full =
          catchThrowableOfType(
              JournalException.class,
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  promised.add(journal.append(LOAN));
                }
              });
      assertThat(full.kind()).isEqualTo(Kind.DISK_FULL);
      assertThat(promised).isNotEmpty();
      assertThat(journal.last()).isEqualTo(promised.size());
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.DISK_FULL);
      assertThat(JournalFixture.all(journal)).extracting(SealedRow::act).isEqualTo(promised);
    }
    try (SqliteJournal roomier = JournalFixture.open(file())) {
      assertThat(JournalFixture.all(roomier)).extracting(SealedRow::act).isEqualTo(promised);
      assertThat(roomier.append(LOAN).sequence()).isEqualTo(promised.size() + 1L);
    }
    assertThat(JournalVerifier.verify(file()).isWell()).isTrue();
  }

  @Test
  void twoProgramsOnOneFileAreRefused() throws JournalException {
    try (SqliteJournal first = JournalFixture.open(file())) {
      first.append(LOAN);
      assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.IN_USE);
      first.append(LOAN);
    }
    JournalFixture.open(file()).close();
  }

  @Test
  void aFileThatIsNoDatabaseIsCorruptAndLeftAsItIs() throws IOException {
    Files.writeString(file(), "This is not a database, and it is longer than a header. ".repeat(9));
    byte[] before = Files.readAllBytes(file());

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.CORRUPT);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aDamagedPageIsCorrupt() throws IOException {
    fill(200);
    byte[] bytes = Files.readAllBytes(file());
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4096; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file(), bytes);

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.CORRUPT);
    assertThat(kindOf(() -> JournalVerifier.verify(file()))).isEqualTo(Kind.CORRUPT);
  }

  @Test
  void aChangedActIsFoundOnOpeningAndNamedByTheVerifier() throws Exception {
    fill(20);
    sql(
        "DROP TRIGGER act_never_changes",
        "UPDATE act SET payload = zeroblob(length(payload)) WHERE sequence = 13");

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.CORRUPT);
    JournalVerifier.Report report = JournalVerifier.verify(file());
    assertThat(report.sound()).isEqualTo(12);
    assertThat(report.firstBad().orElseThrow().sequence()).isEqualTo(13);
  }

  @Test
  void aMissingActIsFoundOnOpeningAndNamedByTheVerifier() throws Exception {
    fill(20);
    sql("DROP TRIGGER act_goes_when_settled", "DELETE FROM act WHERE sequence = 7");

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.CORRUPT);
    assertThat(JournalVerifier.verify(file()).firstBad().orElseThrow().sequence()).isEqualTo(7);
  }

  @Test
  void aTailThatTheCentreHasAndTheFileHasNotIsFound() throws Exception {
    fill(5);
    sql(
        "UPDATE journal SET accepted_through = 5",
        "DROP TRIGGER act_goes_when_settled",
        "DELETE FROM act WHERE sequence = 5");

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.CORRUPT);
    assertThat(JournalVerifier.verify(file()).firstBad().orElseThrow().sequence()).isEqualTo(5);
  }

  @Test
  void theTableItselfRefusesToForget() throws Exception {
    fill(2);
    assertThatThrownBy(() -> sql("DELETE FROM act")).hasMessageContaining("never deleted");
    assertThatThrownBy(() -> sql("UPDATE act SET payload = x'00'"))
        .hasMessageContaining("never changed");
  }

  @Test
  void aNewerJournalIsNotTouched() throws Exception {
    fill(1);
    sql("PRAGMA user_version = 99");

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.TOO_NEW);
    assertThat(kindOf(() -> JournalVerifier.verify(file()))).isEqualTo(Kind.TOO_NEW);
  }

  @Test
  void aDatabaseOfSomethingElseIsNotTouched() throws Exception {
    sql("CREATE TABLE recipes (name TEXT)");

    assertThat(kindOf(() -> JournalFixture.open(file()))).isEqualTo(Kind.OTHER);
  }

  @Test
  void aDirectoryInTheFilesPlaceIsAnError() throws IOException {
    Files.createDirectory(file());

    assertThat(kindOf(() -> JournalFixture.open(file()))).isNotNull();
  }

  @Test
  void noFileIsNothingToVerify() {
    assertThat(kindOf(() -> JournalVerifier.verify(file()))).isEqualTo(Kind.OTHER);
    assertThat(file()).doesNotExist();
  }

  @Test
  void aReaderReadsWhileTheStationWrites() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file());
        JournalReader reader = JournalReader.open(file())) {
      RecordedAct act = journal.append(LOAN);
      assertThat(reader.rowsAfter(0, 10)).extracting(SealedRow::act).containsExactly(act);
      assertThat(JournalVerifier.verify(file()).sound()).isEqualTo(1);
      journal.append(LOAN);
      assertThat(reader.last()).isEqualTo(2);
    }
  }
}
