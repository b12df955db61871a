package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.shuyi.sync.journal.SealedRow;

/**
 * A disk that fails while a journal is in use: what was told is there, what was refused is not, and
 * each way of failing has its name.
 */
class DiskFaultTest {
  private static final int BLOCKS_OF_512 = 6000;
  private static final int WRONG = 7;

  @TempDir private Path directory;
  private final FaultyDisk disk = new FaultyDisk();

  private Path file() {
    return directory.resolve("journal.sqlite");
  }

  private SqliteJournal open() throws JournalException {
    return JournalFixture.open(
        file(), JournalFixture.stamps(), SqliteJournal.DEFAULT_MAX_BYTES, disk);
  }

  private static Kind kindOf(ThrowingCallable call) {
    JournalException failure = catchThrowableOfType(JournalException.class, call);
    assertThat(failure).isNotNull();
    return failure.kind();
  }

  private static List<RecordedAct> acts(SqliteJournal journal) throws JournalException {
    return JournalFixture.all(journal).stream().map(SealedRow::act).toList();
  }

  /** "fsyncgate": Rebello and others, Can Applications Recover from fsync Failures? ATC 2020. */
  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Commit.class,
      names = {"FAILS", "FAILS_AND_IS_THERE"})
  void anActWhoseFlushFailedIsNotThereWhateverTheDiskSays(FaultyDisk.Commit how)
      throws JournalException {
    List<RecordedAct> told = new ArrayList<>();
    try (SqliteJournal journal = open()) {
      told.add(journal.append(LOAN));
      told.add(journal.append(RETURN));
      disk.nextCommit(how);
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.DISK_FAILED);
      assertThat(journal.last()).isEqualTo(2);
      assertThat(acts(journal)).isEqualTo(told);
      assertThat(journal.pending()).isEqualTo(told);
      told.add(journal.append(RETURN));
      assertThat(told.getLast().sequence()).isEqualTo(3);
    }
    try (SqliteJournal journal = open()) {
      assertThat(acts(journal)).isEqualTo(told);
    }
    assertThat(JournalVerifier.verify(file()).isWell()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Commit.class,
      names = {"FAILS", "FAILS_AND_IS_THERE"})
  void aDebtStandsAsItWasTold(FaultyDisk.Commit how) throws JournalException {
    ItemId item = new ItemId("1");
    try (SqliteJournal journal = open()) {
      ActId debt = journal.append(new Act.DebtOpened(item, Act.Debt.TAG_NOT_ARMED)).id();
      disk.nextCommit(how);
      assertThat(kindOf(() -> journal.append(new Act.DebtSettled(item, debt))))
          .isEqualTo(Kind.DISK_FAILED);
      assertThat(journal.openDebts()).extracting(open -> open.opened()).containsExactly(debt);
    }
    try (SqliteJournal journal = open()) {
      assertThat(journal.openDebts()).hasSize(1);
    }
  }

  /** What the centre said is true whether or not it was written: it says it again. */
  @ParameterizedTest
  @EnumSource(
      value = FaultyDisk.Commit.class,
      names = {"FAILS", "FAILS_AND_IS_THERE"})
  void whatTheCentreSaidIsReadAnewAndCanBeSaidAgain(FaultyDisk.Commit how) throws JournalException {
    try (SqliteJournal journal = open()) {
      ActId id = journal.append(LOAN).id();
      disk.nextCommit(how);
      assertThat(kindOf(() -> journal.accepted(1))).isEqualTo(Kind.DISK_FAILED);
      journal.accepted(1);
      disk.nextCommit(how);
      Map<ActId, Outcome> outcome = Map.of(id, new Outcome.Applied(null));
      assertThat(kindOf(() -> journal.settle(outcome))).isEqualTo(Kind.DISK_FAILED);
      journal.settle(outcome);
      assertThat(journal.acceptedThrough()).isEqualTo(1);
      assertThat(journal.counts().applied()).isEqualTo(1);
      assertThat(journal.pending()).isEmpty();
    }
  }

  @Test
  void whileTheDiskCantBeOpenedAgainNothingIsDoneAndThenItGoesOn() throws JournalException {
    try (SqliteJournal journal = open()) {
      RecordedAct act = journal.append(LOAN);
      disk.nextCommit(FaultyDisk.Commit.FAILS);
      disk.opens(false);
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.DISK_FAILED);
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.READ_ONLY);
      assertThat(kindOf(journal::counts)).isEqualTo(Kind.READ_ONLY);
      disk.opens(true);
      assertThat(acts(journal)).containsExactly(act);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(2);
    }
  }

  @Test
  void aDiskThatForgotWhatItPromisedIsCorruptAndNothingIsWrittenOverIt() throws Exception {
    try (SqliteJournal journal = open()) {
      journal.append(LOAN);
      Path earlier = JournalFixture.copied(file(), directory.resolve("earlier"));
      journal.append(LOAN);
      disk.swapFor(earlier);
      disk.nextCommit(FaultyDisk.Commit.FAILS);
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.DISK_FAILED);
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.CORRUPT);
      assertThat(kindOf(journal::last)).isEqualTo(Kind.CORRUPT);
    }
  }

  @Test
  void aDiskThatTurnsReadOnlyIsStillReadAndGoesOnWhenItIsWellAgain() throws Exception {
    try (SqliteJournal journal = open()) {
      RecordedAct act = journal.append(LOAN);
      disk.readOnly(true);
      assertThat(kindOf(() -> journal.append(LOAN))).isEqualTo(Kind.READ_ONLY);
      assertThat(kindOf(() -> journal.accepted(1))).isEqualTo(Kind.READ_ONLY);
      assertThat(acts(journal)).as("it goes on sending").containsExactly(act);
      disk.readOnly(false);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(2);
    }
  }

  @Test
  void twoProcessesOnOneJournalAreRefused() throws Exception {
    Process process =
        new ProcessBuilder(JavaProcess.command(JournalCrashTest.Appender.class, file()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isNotNull();
      assertThat(kindOf(this::open)).isEqualTo(Kind.IN_USE);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    open().close();
  }

  /** Appends until it fails, checks itself, and says how it failed. */
  static final class UntilItFails {
    private UntilItFails() {}

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] args) throws Exception {
      Path file = Path.of(args[0]);
      List<RecordedAct> told = new ArrayList<>();
      try (SqliteJournal journal = JournalFixture.open(file)) {
        Kind kind = fill(journal, told);
        require(kind == fill(journal, told), "it fails again, and in the same way");
        require(acts(journal).equals(told), "all that was told can be read, and nothing else");
        Files.deleteIfExists(file.resolveSibling("filler"));
        System.out.println(kind + " " + told.size());
      }
      require(JournalVerifier.verify(file).isWell(), "the chain holds");
    }

    private static Kind fill(SqliteJournal journal, List<RecordedAct> told) {
      while (true) {
        try {
          told.add(journal.append(LOAN));
        } catch (JournalException e) {
          return e.kind();
        }
      }
    }

    private static void require(boolean condition, String what) {
      if (!condition) {
        System.out.println("not so: " + what);
        Runtime.getRuntime().halt(WRONG);
      }
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> said = process.inputReader().readAllLines();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said.toString()).isZero();
    return said.getLast();
  }

  /** Files may not grow over 3 MB: write(2) fails in the middle of a transaction. */
  @Test
  void aWriteThatFailsInTheMiddleLeavesAllThatWasTold() throws Exception {
    List<String> java = JavaProcess.command(UntilItFails.class, file());

    String said = run(JavaProcess.after("ulimit -f " + BLOCKS_OF_512, java));

    assertThat(said).startsWith("DISK_FAILED ");
    long told = Long.parseLong(said.split(" ", -1)[1]);
    assertThat(told).isPositive();
    try (SqliteJournal journal = open()) {
      assertThat(journal.last()).isEqualTo(told);
      assertThat(journal.append(LOAN).sequence()).isEqualTo(told + 1);
    }
  }

  /** Runs a command as root of a name space of its own, where this is allowed. */
  private static List<String> onOwnMounts(List<String> command) {
    List<String> own = new ArrayList<>(List.of("unshare", "-Urm"));
    own.addAll(command);
    return own;
  }

  private void assumeMounts() throws InterruptedException {
    try {
      List<String> mount =
          List.of("mount", "-t", "tmpfs", "-o", "size=64k", "none", directory.toString());
      Process process =
          new ProcessBuilder(onOwnMounts(mount))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assumeTrue(process.waitFor() == 0, "needs unprivileged mounts");
    } catch (IOException e) {
      assumeTrue(false, "needs unshare: " + e.getMessage());
    }
  }

  @Test
  void aFileSystemThatIsReallyFull() throws Exception {
    assumeMounts();
    String mount =
        "mount -t tmpfs -o size=512k none '%s' && head -c 100k /dev/zero > '%s/filler'"
            .formatted(directory, directory);
    List<String> java = JavaProcess.command(UntilItFails.class, file());

    assertThat(run(onOwnMounts(JavaProcess.after(mount, java)))).startsWith("DISK_FULL ");
  }

  /** Opens, and says how that failed. */
  static final class Opens {
    private Opens() {}

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] args) {
      try (SqliteJournal journal = JournalFixture.open(Path.of(args[0]))) {
        System.out.println("opened, " + journal.last());
      } catch (JournalException e) {
        System.out.println(e.kind());
      }
    }
  }

  /** Not even the index of the log, which SQLite makes when it opens, has room. */
  @Test
  void aStartOnAFileSystemThatIsFullSaysSo() throws Exception {
    assumeMounts();
    try (SqliteJournal journal = open()) {
      journal.append(LOAN);
    }
    String mount =
        "cp '%1$s' /dev/shm/$$ && mount -t tmpfs -o size=128k none '%2$s' && mv /dev/shm/$$ '%1$s'"
            + " && { head -c 1m /dev/zero > '%2$s/filler' 2> /dev/null || true; }";
    List<String> java = JavaProcess.command(Opens.class, file());

    assertThat(run(onOwnMounts(JavaProcess.after(mount.formatted(file(), directory), java))))
        .isEqualTo("DISK_FULL");
  }

  @Test
  void aFileSystemThatIsReadOnly() throws Exception {
    assumeMounts();
    try (SqliteJournal journal = open()) {
      journal.append(LOAN);
    }
    String mount = "mount --bind '%1$s' '%1$s' && mount -o remount,bind,ro '%1$s'";
    List<String> java = JavaProcess.command(Opens.class, file());

    assertThat(run(onOwnMounts(JavaProcess.after(mount.formatted(directory), java))))
        .isEqualTo("READ_ONLY");
  }
}
