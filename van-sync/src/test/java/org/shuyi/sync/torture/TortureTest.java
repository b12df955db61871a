package org.shuyi.sync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.journal.sqlite.JournalVerifier;

/**
 * Real processes under SIGKILL. {@code -Dtorture.kills=300} goes on for longer, {@code
 * -Dtorture.seed=N} in another way, {@code -Dtorture.personality=KOHA} against a library system
 * that loses answers.
 */
final class TortureTest {
  private static final int KILLS = Integer.getInteger("torture.kills", 6);
  private static final long SEED = Long.getLong("torture.seed", 1);
  private static final Personality PERSONALITY =
      Personality.valueOf(System.getProperty("torture.personality", "STRICT"));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  @SuppressWarnings("SystemOut") // the line that the long run is for
  void whateverIsKilledWhatWasPromisedIsDoneOnce() throws Exception {
    try (Torture torture = new Torture(directory, KILLS, SEED, PERSONALITY)) {
      torture.run(Duration.ofSeconds(60 + KILLS));
      Oracle oracle =
          new Oracle(torture.seen(), Oracle.centre(torture.database()), torture.ils().history());
      oracle.judge();
      long promised = torture.seen().stream().filter(Patrons.Seen::promised).count();
      System.out.printf(
          "torture: %d kills of station, %d of centre, %d of broker; promised %d, lost %d, doubled"
              + " %d%n",
          KILLS, KILLS, KILLS, promised, oracle.lost().size(), oracle.doubled().size());
      System.out.printf(
          "torture: seed %d, in review %d, disks %s%n",
          SEED,
          oracle.inReview(),
          torture.fillsDisks()
              ? "filled " + KILLS + " times each"
              : "not filled: no right to mount");
      assertThat(oracle.lost()).isEmpty();
      assertThat(oracle.doubled()).isEmpty();
      assertThat(oracle.inReview()).as("nobody did anything that staff have to look at").isZero();
      assertThat(promised).isGreaterThan(KILLS);
      assertThat(JournalVerifier.verify(torture.journal()).isWell()).isTrue();
    }
  }
}
