package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;

/**
 * Months of a station's life in any order: acts, answers, clocks, removals, and kills in between
 * and in the middle of a removal. Compared with a list that forgets nothing. {@code
 * -Dretention.seeds=N} plays more.
 */
class RetentionPropertyTest {
  private static final Duration KEEP = Duration.ofDays(90);
  private static final Outcome UNKNOWN = new Outcome.Unknown("no reply");
  private static final Outcome REFUSED =
      new Outcome.Refused(List.of(RefusalReason.PATRON_BLOCKED), "");
  private static final int STEPS = 150;

  @TempDir(factory = InMemory.class)
  private Path directory;

  private final List<RecordedAct> all = new ArrayList<>();
  private final List<Instant> doneAt = new ArrayList<>();
  private final Map<ActId, Outcome> outcomes = new HashMap<>();
  private final Map<ActId, Act.DebtOpened> debts = new HashMap<>();
  private final Set<Epoch> epochs = new HashSet<>();
  private final TestClock clock = new TestClock();
  private long accepted;
  private long removed;
  private int lives;

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("retention.seeds", 12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyWhatIsSettledAndOldGoes(long seed) throws Exception {
    Random random = new Random(seed);
    Path file = directory.resolve("life-0").resolve("journal.sqlite");
    SqliteJournal journal = open(file);
    try {
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(12) == 0) {
          long before = removed;
          Path next = kill(file, journal, random);
          journal.close();
          file = next;
          journal = open(file);
          assertThat(journal.removedThrough()).as("all of it or nothing").isIn(before, removed);
          removed = journal.removedThrough();
        } else {
          live(journal, random);
        }
        check(journal);
      }
    } finally {
      journal.close();
    }
    assertThat(removed).as("a removal that never happens proves nothing").isPositive();
    assertThat(epochs).as("a kill is no restore").hasSize(1);
    JournalVerifier.Report report = JournalVerifier.verify(file);
    assertThat(report.isWell()).isTrue();
    assertThat(report.removed()).isEqualTo(removed);
    assertThat(report.sound()).isEqualTo(all.size());
  }

  private SqliteJournal open(Path file) throws JournalException {
    SqliteJournal journal = JournalFixture.open(file, clock);
    epochs.add(journal.epoch());
    return journal;
  }

  private void live(SqliteJournal journal, Random random) throws JournalException {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> append(journal, act(random));
      case 3, 4 -> {
        accepted += random.nextLong(all.size() - accepted + 1);
        journal.accepted(accepted);
      }
      case 5, 6 -> settle(journal, random);
      case 7 -> clock.pass(Duration.ofDays(random.nextInt(40)));
      case 8 -> clock.trust(ClockTrust.values()[random.nextInt(2) * random.nextInt(3)]);
      default -> remove(journal, random);
    }
  }

  private Act act(Random random) {
    ItemId item = new ItemId("B" + random.nextInt(100));
    return switch (random.nextInt(6)) {
      case 0, 1 -> LOAN;
      case 2 -> new Act.DebtOpened(item, Act.Debt.TAG_STILL_ARMED);
      case 3 ->
          debts.keySet().stream()
              .sorted(java.util.Comparator.comparing(ActId::value))
              .findFirst()
              .<Act>map(opened -> new Act.DebtSettled(item, opened))
              .orElse(RETURN);
      default -> RETURN;
    };
  }

  private void append(SqliteJournal journal, Act act) throws JournalException {
    RecordedAct recorded = journal.append(act);
    all.add(recorded);
    doneAt.add(clock.trueTime());
    if (act instanceof Act.DebtOpened debt) {
      debts.put(recorded.id(), debt);
    } else if (act instanceof Act.DebtSettled settled) {
      debts.remove(settled.opened());
    }
  }

  private void settle(SqliteJournal journal, Random random) throws JournalException {
    Map<ActId, Outcome> told = new HashMap<>();
    for (RecordedAct act : all.subList((int) removed, (int) accepted)) {
      Outcome before = outcomes.get(act.id());
      if ((before == null || before.equals(UNKNOWN)) && random.nextInt(3) > 0) {
        told.put(act.id(), outcome(random));
      }
    }
    journal.settle(told);
    outcomes.putAll(told);
  }

  private static Outcome outcome(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> UNKNOWN;
      case 1 -> REFUSED;
      default -> new Outcome.Applied(null);
    };
  }

  private void remove(SqliteJournal journal, Random random) throws JournalException {
    long before = removed;
    boolean some = journal.remove(KEEP, 1 + random.nextInt(20));
    removed = journal.removedThrough();
    assertThat(some).isEqualTo(removed > before);
    for (int i = (int) before; i < removed; i++) {
      mayGo(i);
    }
  }

  private void mayGo(int index) {
    assertThat((long) index).isLessThan(accepted);
    assertThat(outcomes.get(all.get(index).id())).isNotNull().isNotEqualTo(UNKNOWN);
    assertThat(doneAt.get(index)).isBeforeOrEqualTo(clock.trueTime().minus(KEEP));
  }

  /** The disk as a kill leaves it, half of the time one in the middle of a removal. */
  private Path kill(Path file, SqliteJournal journal, Random random) throws IOException {
    Path folder = directory.resolve("life-" + ++lives);
    if (random.nextBoolean()) {
      return JournalFixture.copied(file, folder);
    }
    long before = logBytes(file);
    remove(journal, random);
    Path copy = JournalFixture.copied(file, folder);
    long after = logBytes(file);
    if (after > before) {
      cut(Path.of(copy + "-wal"), random.nextLong(before, after + 1));
    }
    return copy;
  }

  private static long logBytes(Path file) throws IOException {
    return Files.size(Path.of(file + "-wal"));
  }

  private static void cut(Path log, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  private void check(SqliteJournal journal) throws JournalException {
    assertThat(journal.last()).isEqualTo(all.size());
    assertThat(journal.removedThrough()).isEqualTo(removed);
    assertThat(JournalFixture.all(journal))
        .extracting(SealedRow::act)
        .isEqualTo(all.subList((int) removed, all.size()));
    assertThat(journal.counts()).isEqualTo(counts());
    assertThat(journal.pending()).isEqualTo(all.stream().filter(this::isPending).toList());
    assertThat(journal.openDebts())
        .extracting(Journal.OpenDebt::opened)
        .containsExactlyInAnyOrderElementsOf(debts.keySet());
  }

  private boolean isPending(RecordedAct act) {
    Outcome outcome = outcomes.get(act.id());
    return outcome == null || outcome.equals(UNKNOWN);
  }

  private JournalCounts counts() {
    long unknown = outcomes.values().stream().filter(UNKNOWN::equals).count();
    long refused = outcomes.values().stream().filter(REFUSED::equals).count();
    return new JournalCounts(
        all.size(), accepted, outcomes.size() - unknown - refused, refused, unknown);
  }
}
