package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.nio.file.Path;
import java.time.LocalDate;
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
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;

class SqliteJournalTest {
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("journal.sqlite");
  }

  @Test
  void whatWasAppendedIsThereAfterOpeningAgain() throws JournalException {
    RecordedAct first;
    RecordedAct second;
    Epoch epoch;
    try (SqliteJournal journal = JournalFixture.open(file())) {
      epoch = journal.epoch();
      first = journal.append(LOAN);
      second = journal.append(RETURN);
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.epoch()).isEqualTo(epoch);
      assertThat(journal.rowsAfter(0, 10))
          .extracting(SealedRow::act)
          .containsExactly(first, second);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(3);
    }
  }

  @Test
  void rowsAreSealedByTheChain() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      for (int i = 0; i < 5; i++) {
        journal.append(LOAN);
      }
      byte[] hash = HashChain.start();
      for (SealedRow row : journal.rowsAfter(0, 10)) {
        assertThat(row.previousHash()).isEqualTo(hash);
        hash = HashChain.next(hash, journal.epoch(), row.act().sequence(), row.payload());
        assertThat(row.hash()).isEqualTo(hash);
      }
      assertThat(journal.rowsAfter(3, 1).getFirst().previousHash())
          .isEqualTo(journal.rowsAfter(2, 1).getFirst().hash());
    }
  }

  @Test
  void everyJournalHasAnEpochOfItsOwn() throws JournalException {
    try (SqliteJournal one = JournalFixture.open(directory.resolve("one"));
        SqliteJournal other = JournalFixture.open(directory.resolve("other"))) {
      assertThat(one.epoch()).isNotEqualTo(other.epoch());
    }
  }

  @Test
  void theAcknowledgementNeverGoesBack() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      for (int i = 0; i < 3; i++) {
        journal.append(LOAN);
      }
      journal.accepted(2);
      journal.accepted(1);
      assertThat(journal.acceptedThrough()).isEqualTo(2);
      assertThat(journal.counts().queued()).isEqualTo(1);
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.acceptedThrough()).isEqualTo(2);
    }
  }

  @Test
  void aCentreThatHasMoreThanTheJournalIsNotBelieved() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      journal.append(LOAN);
      assertThatThrownBy(() -> journal.accepted(2))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("restored from an old copy");
      assertThat(journal.acceptedThrough()).isZero();
    }
  }

  @Test
  void outcomesSettleAndAnAppliedOneStands() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      ActId first = journal.append(LOAN).id();
      ActId second = journal.append(RETURN).id();
      journal.append(LOAN);
      journal.accepted(2);
      assertThat(journal.unsettled(10)).containsExactly(1L, 2L);

      Outcome refused = new Outcome.Refused(List.of(RefusalReason.PATRON_BLOCKED), "blocked");
      journal.settle(Map.of(first, refused));
      journal.settle(Map.of(second, new Outcome.Unknown("no reply")));
      assertThat(journal.counts()).isEqualTo(new JournalCounts(3, 2, 0, 1, 1));
      assertThat(journal.unsettled(10)).containsExactly(2L);

      Outcome applied = new Outcome.Applied(LocalDate.of(2026, 12, 1));
      assertThat(journal.settle(Map.of(first, applied))).containsExactly(first);
      assertThat(journal.settle(Map.of(first, refused))).isEmpty();
      journal.settle(Map.of(second, new Outcome.AlreadyDone(null)));
      assertThat(journal.outcome(first)).contains(applied);
      assertThat(journal.counts()).isEqualTo(new JournalCounts(3, 2, 2, 0, 0));
      assertThat(journal.unsettled(10)).isEmpty();
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.counts()).isEqualTo(new JournalCounts(3, 2, 2, 0, 0));
      journal.accepted(3);
      assertThat(journal.unsettled(10)).containsExactly(3L);
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.unsettled(10)).containsExactly(3L);
    }
  }

  @Test
  void anOutcomeOfAnotherJournalsActIsAnError() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThatThrownBy(
              () ->
                  journal.settle(
                      Map.of(
                          ActId.parse("0199c0de-0000-7000-8000-000000000001"),
                          new Outcome.Applied(null))))
          .isInstanceOf(JournalException.class);
    }
  }

  @Test
  void aDebtStandsUntilItIsSettled() throws JournalException {
    ItemId item = new ItemId("1");
    Act.DebtOpened debt = new Act.DebtOpened(item, Act.Debt.TAG_STILL_ARMED);
    ActId opened;
    try (SqliteJournal journal = JournalFixture.open(file())) {
      opened = journal.append(debt).id();
      journal.append(new Act.DebtOpened(new ItemId("2"), Act.Debt.TAG_NOT_ARMED));
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.openDebts()).first().isEqualTo(new Journal.OpenDebt(opened, debt));
      journal.append(new Act.DebtSettled(item, opened));
      assertThat(journal.openDebts()).extracting(d -> d.debt().item().value()).containsExactly("2");
    }
  }

  @Test
  void startsAreCounted() throws JournalException {
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.countStart()).isEqualTo(1);
    }
    try (SqliteJournal journal = JournalFixture.open(file())) {
      assertThat(journal.countStart()).isEqualTo(2);
    }
  }

  @Test
  void afterClosingEverythingIsAnErrorAndClosingAgainIsNot() throws JournalException {
    SqliteJournal journal = JournalFixture.open(file());
    journal.close();
    journal.close();
    assertThatThrownBy(() -> journal.append(LOAN))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.CLOSED));
  }
}
