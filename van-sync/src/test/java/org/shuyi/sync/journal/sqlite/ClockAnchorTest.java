package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;

/** A clock that is set late tells the time of what was done before, in the same boot only. */
class ClockAnchorTest {
  private static final Outcome APPLIED = new Outcome.Applied(null);
  private static final int MANY = 16;

  @TempDir private Path directory;
  private final TestClock clock = new TestClock();

  private SqliteJournal open() throws JournalException {
    return JournalFixture.open(directory.resolve("journal.sqlite"), clock);
  }

  /** In a boot of its own, whose clock nobody has set. */
  private RecordedAct appendUncertain(SqliteJournal journal, Act act) throws JournalException {
    clock.reboot();
    clock.trust(ClockTrust.UNKNOWN);
    return journal.append(act);
  }

  private void setClock() {
    clock.pass(Duration.ofMinutes(20));
    clock.trust(ClockTrust.TRUSTED);
  }

  private static void settle(SqliteJournal journal, ActId id, Outcome outcome)
      throws JournalException {
    journal.accepted(journal.last());
    journal.settle(Map.of(id, outcome));
  }

  @Test
  void anActGetsItsTrueTimeOnceTheClockIsSet() throws Exception {
    ClockAnchor anchor;
    RecordedAct act;
    Instant done;
    try (SqliteJournal journal = open()) {
      act = appendUncertain(journal, LOAN);
      done = clock.trueTime();
      journal.noteClock();
      assertThat(journal.anchors(MANY)).as("nobody has set the clock").isEmpty();
      setClock();
      assertThat(journal.anchors(MANY)).as("nobody has looked").isEmpty();
      journal.noteClock();
      anchor = journal.anchors(MANY).getFirst();
    }
    assertThat(anchor.boot()).isEqualTo(act.stamp().boot());
    assertThat(anchor.wall().minus(anchor.sinceBoot()).plus(act.stamp().sinceBoot()))
        .isEqualTo(done);
    assertThat(act.stamp().wall()).isNotEqualTo(done);
    try (SqliteJournal journal = open()) {
      assertThat(journal.anchors(MANY)).containsExactly(anchor);
      assertThat(JournalFixture.all(journal))
          .as("as sealed")
          .extracting(SealedRow::act)
          .contains(act);
    }
  }

  @Test
  void aBootThatNeverSawATrustedClockStaysUncertain() throws Exception {
    try (SqliteJournal journal = open()) {
      appendUncertain(journal, LOAN);
      RecordedAct second = appendUncertain(journal, RETURN);
      setClock();
      journal.noteClock();
      assertThat(journal.anchors(MANY))
          .extracting(ClockAnchor::boot)
          .containsExactly(second.stamp().boot());
    }
  }

  @Test
  void theFirstLookCountsAndALaterStepOfTheClockChangesNothing() throws Exception {
    try (SqliteJournal journal = open()) {
      appendUncertain(journal, LOAN);
      setClock();
      journal.noteClock();
      List<ClockAnchor> first = journal.anchors(MANY);
      clock.pass(Duration.ofDays(3));
      journal.append(RETURN);
      journal.noteClock();
      assertThat(journal.anchors(MANY)).isEqualTo(first).hasSize(1);
    }
  }

  @Test
  void whereEveryActIsSureNothingIsWritten() throws Exception {
    try (SqliteJournal journal = open()) {
      journal.append(LOAN);
      long bytes = logBytes();
      journal.noteClock();
      assertThat(journal.anchors(MANY)).isEmpty();
      clock.trust(ClockTrust.KEPT);
      journal.append(RETURN);
      assertThat(logBytes()).as("the log grows by what is written").isGreaterThan(bytes);
      bytes = logBytes();
      journal.noteClock();
      assertThat(logBytes()).isEqualTo(bytes);
    }
  }

  private long logBytes() {
    return directory.resolve("journal.sqlite-wal").toFile().length();
  }

  @Test
  void itIsToldAsLongAsAnActOfThatBootHasNoOutcomeThatTells() throws Exception {
    try (SqliteJournal journal = open()) {
      ActId act = appendUncertain(journal, LOAN).id();
      setClock();
      journal.noteClock();
      settle(journal, act, new Outcome.Unknown("no reply"));
      assertThat(journal.anchors(MANY)).hasSize(1);
      settle(journal, act, APPLIED);
      assertThat(journal.anchors(MANY)).isEmpty();
    }
    try (SqliteJournal journal = open()) {
      assertThat(journal.anchors(MANY)).isEmpty();
    }
  }

  /** One for each boot: a van without a network for years of nights fills no disk with them. */
  @Test
  void theOldestActsComeFirstAndAnchorsOfSettledBootsAreForgotten() throws Exception {
    try (SqliteJournal journal = open()) {
      List<RecordedAct> acts = new ArrayList<>();
      for (int boot = 0; boot < 4; boot++) {
        acts.add(appendUncertain(journal, LOAN));
        setClock();
        journal.noteClock();
      }
      assertThat(journal.anchors(2))
          .extracting(ClockAnchor::boot)
          .containsExactly(acts.get(0).stamp().boot(), acts.get(1).stamp().boot());
      settle(journal, acts.getFirst().id(), APPLIED);
      assertThat(journal.anchors(2))
          .extracting(ClockAnchor::boot)
          .containsExactly(acts.get(1).stamp().boot(), acts.get(2).stamp().boot());
    }
    try (SqliteJournal journal = open();
        JournalReader file = JournalReader.open(directory.resolve("journal.sqlite"))) {
      appendUncertain(journal, RETURN);
      setClock();
      journal.noteClock();
      assertThat(journal.anchors(MANY)).hasSize(4);
      assertThat(file.anchors(MANY)).hasSize(4);
    }
  }

  @Test
  void theyOutliveTheRemovalOfSettledActs() throws Exception {
    try (SqliteJournal journal = open()) {
      ActId settled = journal.append(LOAN).id();
      RecordedAct open = appendUncertain(journal, RETURN);
      setClock();
      journal.noteClock();
      settle(journal, settled, APPLIED);
      clock.pass(Duration.ofDays(100));
      assertThat(journal.remove(Duration.ofDays(90), 10)).isTrue();
      assertThat(journal.anchors(MANY))
          .extracting(ClockAnchor::boot)
          .containsExactly(open.stamp().boot());
    }
  }
}
