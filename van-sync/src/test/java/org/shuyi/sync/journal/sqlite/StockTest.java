package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.StockLoaded;
import org.shuyi.sync.circulation.Act.StockRemoved;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;

/** What lies in lockers follows from the acts alone, and outlives them. */
class StockTest {
  private static final ItemId ONE = new ItemId("01012345678901");
  private static final ItemId TWO = new ItemId("01012345678902");
  private static final StockLoaded FREE = new StockLoaded(ONE, 3);
  private static final StockLoaded HELD =
      new StockLoaded(TWO, 1, new PatronId("P0000123"), LocalDate.of(2026, 12, 21));

  @TempDir private Path directory;

  private SqliteJournal open(TestClock clock) throws Exception {
    return JournalFixture.open(directory.resolve("journal.sqlite"), clock);
  }

  @Test
  void whatWasLoadedAndNotRemovedLiesThereAlsoAfterAPowerCut() throws Exception {
    try (SqliteJournal journal = open(new TestClock())) {
      journal.append(FREE);
      journal.append(HELD);
      journal.append(new StockLoaded(TWO, 2));
      journal.append(new StockRemoved(TWO, 2));
      assertThat(journal.stock()).containsExactly(HELD, FREE);
    }
    try (SqliteJournal journal = open(new TestClock())) {
      assertThat(journal.stock()).containsExactly(HELD, FREE);
      journal.append(new StockRemoved(ONE, 3));
      assertThat(journal.stock()).containsExactly(HELD);
    }
  }

  @Test
  void anotherBookBehindTheSameDoorTakesThePlaceOfTheFirst() throws Exception {
    try (SqliteJournal journal = open(new TestClock())) {
      journal.append(FREE);
      journal.append(new StockLoaded(TWO, 3));
      assertThat(journal.stock()).extracting(Act.StockLoaded::item).containsExactly(TWO);
    }
  }

  @Test
  void itOutlivesTheRemovalOfItsAct() throws Exception {
    TestClock clock = new TestClock();
    try (SqliteJournal journal = open(clock)) {
      var loaded = journal.append(FREE);
      journal.accepted(1);
      journal.settle(Map.of(loaded.id(), new Outcome.Applied(null)));
      clock.pass(Duration.ofDays(100));
      assertThat(journal.remove(Duration.ofDays(90), 10)).isTrue();
      assertThat(journal.removedThrough()).isEqualTo(1);
    }
    try (SqliteJournal journal = open(clock)) {
      assertThat(journal.stock()).isEqualTo(List.of(FREE));
    }
    assertThat(JournalVerifier.verify(directory.resolve("journal.sqlite")).isWell()).isTrue();
  }
}
