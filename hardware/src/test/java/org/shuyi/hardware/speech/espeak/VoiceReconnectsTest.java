package org.shuyi.hardware.speech.espeak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.shuyi.hardware.conformance.Reconnects;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.speech.Speech;

/** A program in the place of espeak-ng that is taken away and put back. */
@Execution(ExecutionMode.CONCURRENT)
class VoiceReconnectsTest {
  private static final DeviceId ID = new DeviceId("coming-voice");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void aProgramThatComesBackLeavesNothingBehind(TestReporter reporter) throws Exception {
    Path program = program();
    Path elsewhere = directory.resolve("elsewhere");
    Settings settings = new Settings(ID, Map.of("program", program.toString(), "player", "cat"));
    try (Speech speech = new EspeakDriver().make(ID, settings, event -> {})) {
      speech.start();
      await().atMost(SOON).until(() -> speech.condition().usable());
      new Reconnects(speech, 5, SOON)
          .leaveNothingBehind(
              () -> move(program, elsewhere), () -> move(elsewhere, program), reporter);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path program() throws IOException {
    Path program = directory.resolve("voice");
    Files.writeString(program, "#!/bin/sh\necho 'eSpeak NG text-to-speech: 1.52'\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
