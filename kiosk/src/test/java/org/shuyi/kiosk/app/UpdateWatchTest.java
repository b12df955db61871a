package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateWatchTest {
  private static final Duration PACE = Duration.ofMillis(5);

  private final AtomicBoolean idle = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @TempDir private Path folder;

  /** The link points to a version's folder, which need not be readable from here. */
  @Test
  void aLaterVersionWaitsForAPatronToGo() throws IOException {
    Path offered = folder.resolve("next");
    try (UpdateWatch watch = new UpdateWatch(offered, this::idle, ended::incrementAndGet, PACE)) {
      Files.createSymbolicLink(offered, Path.of("0.2.0"));
      int before = asked.get();
      await().until(() -> asked.get() > before + 3);
      assertThat(ended).hasValue(0);
      idle.set(true);
      await().until(() -> ended.get() == 1);
    }
  }

  @Test
  void withoutOneAnIdleKioskGoesOn() {
    idle.set(true);
    Path offered = folder.resolve("next");
    try (UpdateWatch watch = new UpdateWatch(offered, this::idle, ended::incrementAndGet, PACE)) {
      await().until(() -> asked.get() > 3);
      assertThat(ended).hasValue(0);
    }
  }

  private boolean idle() {
    asked.incrementAndGet();
    return idle.get();
  }
}
