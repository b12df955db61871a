package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;

/** A journal that was set back never gives a number out twice under one epoch. */
class RestoredJournalTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("journal.sqlite");
  }

  private Path copy() {
    return directory.resolve("backup.sqlite");
  }

  private Epoch write(Act act, int times) throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      for (int i = 0; i < times; i++) {
        journal.append(act);
      }
      return journal.epoch();
    }
  }

  /** What a technician's cp does; the write-ahead log of the copied one is empty when closed. */
  private static void replace(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private Epoch reopened() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      return journal.epoch();
    }
  }

  @Test
  void oneThatGoesOnKeepsItsEpoch() throws Exception {
    Epoch epoch = write(LOAN, 3);

    assertThat(reopened()).isEqualTo(epoch);
    assertThat(write(RETURN, 2)).isEqualTo(epoch);
    assertThat(reopened()).isEqualTo(epoch);
  }

  @Test
  void aBackupBeginsAnEpochWithTheSameActs() throws Exception {
    Epoch epoch = write(LOAN, 3);
    List<RecordedAct> saved;
    try (SqliteJournal journal = JournalFixture.open(file())) {
      saved = JournalFixture.all(journal).stream().map(SealedRow::act).toList();
      journal.accepted(3);
      journal.settle(Map.of(saved.getFirst().id(), new Outcome.Applied(null)));
      journal.backup(copy());
      journal.append(RETURN);
    }
    replace(copy(), file());

    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.epoch()).isNotEqualTo(epoch);
      assertThat(JournalFixture.all(journal)).extracting(SealedRow::act).isEqualTo(saved);
      assertThat(journal.acceptedThrough()).isZero();
      assertThat(journal.append(LOAN).sequence()).isEqualTo(4);
      journal.accepted(4);
      assertThat(journal.unsettled(10)).containsExactly(2L, 3L, 4L);
    }
    assertThat(JournalVerifier.verify(file()).isWell()).isTrue();
  }

  @Test
  void aBackupOfThisVeryStartIsSeenToo() throws Exception {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      journal.append(LOAN);
      journal.backup(copy());
      journal.backup(copy());
    }
    Epoch epoch = reopened();
    replace(copy(), file());

    assertThat(reopened()).isNotEqualTo(epoch);
    assertThat(JournalVerifier.verify(copy()).isWell()).isTrue();
  }

  @Test
  void aPlainCopyOfAnEarlierStartIsSeen() throws Exception {
    Epoch epoch = write(LOAN, 3);
    replace(file(), copy());
    write(RETURN, 1);
    replace(copy(), file());

    Epoch next = reopened();

    assertThat(next).isNotEqualTo(epoch);
    assertThat(reopened()).isEqualTo(next);
  }

  @Test
  void aCopyWithoutNewerActsIsSeenByItsGeneration() throws Exception {
    Epoch epoch = write(LOAN, 3);
    replace(file(), copy());
    write(LOAN, 0);
    replace(copy(), file());

    assertThat(reopened()).isNotEqualTo(epoch);
  }

  @Test
  void aLostWriteAheadLogIsSeen() throws Exception {
    Path crashed = Files.createDirectory(directory.resolve("crashed")).resolve("journal.sqlite");
    Epoch epoch = write(LOAN, 3);
    try (SqliteJournal journal = JournalFixture.open(file())) {
      journal.append(LOAN);
      // As a power cut leaves them, but for the log: the generation of this start is in it.
      replace(file(), crashed);
      replace(Path.of(file() + ".mark"), Path.of(crashed + ".mark"));
    }
    try (SqliteJournal journal = JournalFixture.open(crashed)) {
      assertThat(journal.epoch()).isNotEqualTo(epoch);
      assertThat(journal.last()).isEqualTo(3);
    }
  }

  /** Somebody tidies up: the file is gone from its folder, the station still has it open. */
  @Test
  void aLogDeletedWhileTheStationRunsIsNoLoss() throws Exception {
    Epoch epoch;
    try (SqliteJournal journal = JournalFixture.open(file())) {
      epoch = journal.epoch();
      journal.append(LOAN);
      Files.delete(Path.of(file() + "-wal"));
      journal.append(LOAN);
      assertThat(JournalFixture.all(journal)).hasSize(2);
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.epoch()).isEqualTo(epoch);
      assertThat(journal.last()).isEqualTo(2);
    }
  }

  @Test
  void aMarkThatIsMissingOrRubbishCountsAsSetBack() throws Exception {
    Path mark = Path.of(file() + ".mark");
    Epoch first = write(LOAN, 3);
    Files.delete(mark);
    Epoch second = reopened();
    Files.writeString(mark, "shuyi-journal-mark-1 x x x x x");
    Epoch third = reopened();

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(JournalVerifier.verify(file()).sound()).isEqualTo(3);
  }

  @Test
  void anAcknowledgementOfMoreThanThereIsBeginsAnEpochAtTheNextStart() throws Exception {
    Epoch epoch = write(LOAN, 2);
    try (SqliteJournal journal = JournalFixture.open(file())) {
      JournalException failure =
          catchThrowableOfType(JournalException.class, () -> journal.accepted(3));
      assertThat(failure).hasMessageContaining("start the station again");
    }
    assertThat(reopened()).isNotEqualTo(epoch);
  }
}
