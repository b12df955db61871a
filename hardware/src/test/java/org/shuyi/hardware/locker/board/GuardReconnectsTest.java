package org.shuyi.hardware.locker.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.shuyi.hardware.conformance.Reconnects;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.pins.guard.FileExpander;
import org.shuyi.hardware.pins.guard.FileGuard;

/** Locks on pins whose guard is killed: it is started anew, and no process is left of the old. */
@Execution(ExecutionMode.SAME_THREAD)
class GuardReconnectsTest {
  /** A guard is a Java program of its own, and a busy machine is slow to start one. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void aGuardThatIsKilledIsStartedAnew(TestReporter reporter) throws Exception {
    Path file = directory.resolve("coming-expander");
    FileExpander chip = new FileExpander(file);
    Cabinet doors = new Cabinet(List.of(1), 4, Duration.ofSeconds(5));
    ModbusRelays codec = new ModbusRelays(4, Duration.ofMillis(300), 1);
    DeviceId id = new DeviceId("guarded-doors");
    try (Locker locker = new LockBoards(id, FileGuard.opener(file), codec, doors, event -> {})) {
      locker.start();
      await().atMost(SOON).until(() -> locker.condition().usable());
      new Reconnects(locker, 3, SOON)
          .leaveNothingBehind(
              () -> {
                chip.broken(true);
                guards(file).forEach(ProcessHandle::destroyForcibly);
              },
              () -> chip.broken(false),
              reporter);
      assertThat(guards(file)).hasSize(1);
    }
    await().atMost(SOON).until(() -> guards(file).findAny().isEmpty());
  }

  /** Those that this test has started; a class path is longer than what ProcessHandle tells. */
  private static Stream<ProcessHandle> guards(Path file) {
    return ProcessHandle.current()
        .children()
        .filter(child -> commandLine(child).contains(file.toString()));
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return ""; // It has just ended.
    }
  }
}
