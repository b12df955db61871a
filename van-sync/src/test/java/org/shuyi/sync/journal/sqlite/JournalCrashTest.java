package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.journal.Epoch;

/** What was promised is there after the process or the power is gone. */
class JournalCrashTest {
  @TempDir private Path directory;

  /** Appends for ever and tells of each act only after it is on disk. */
  static final class Appender {
    private Appender() {}

    @SuppressWarnings("SystemOut") // the parent process reads it
    public static void main(String[] args) throws Exception {
      SqliteJournal journal = JournalFixture.open(Path.of(args[0]));
      while (true) {
        System.out.println(journal.append(LOAN).id());
      }
    }
  }

  @Test
  void aKilledProcessLosesNothingThatItTold() throws Exception {
    Path file = directory.resolve("journal.sqlite");
    List<String> told = new ArrayList<>();
    Set<Epoch> epochs = new HashSet<>();
    for (int kill = 1; kill <= 3; kill++) {
      told.addAll(runAndKill(file, 150 * kill));
      try (SqliteJournal journal = JournalFixture.open(file)) {
        epochs.add(journal.epoch());
        List<String> found =
            JournalFixture.all(journal).stream().map(row -> row.act().id().toString()).toList();
        assertThat(found).containsSubsequence(told);
        // At most the one act that was on disk but not yet told, for each kill.
        assertThat(found).hasSizeLessThanOrEqualTo(told.size() + kill);
      }
      assertThat(JournalVerifier.verify(file).isWell()).isTrue();
    }
    assertThat(epochs).as("a kill is no restore").hasSize(1);
  }

  private static List<String> runAndKill(Path file, int afterLines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(JavaProcess.command(Appender.class, file))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (lines.size() == afterLines) {
          // By its handle: the process itself would close the pipe that still holds lines.
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    // A line cut in the middle by the kill was not told.
    lines.removeIf(line -> line.length() != 36);
    assertThat(lines).hasSizeGreaterThanOrEqualTo(afterLines);
    return lines;
  }
}
