package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualWatchdog;
import org.shuyi.hardware.watchdog.Watchdog;

class HeartbeatTest {
  private static final Duration PACE = Duration.ofMillis(5);

  private final AtomicInteger fed = new AtomicInteger();
  private final AtomicInteger askedSession = new AtomicInteger();
  private final AtomicInteger askedScreen = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> held = new AtomicReference<>();
  private final Runnable watchdog = fed::incrementAndGet;

  @Test
  void aProgramWhoseTwoThreadsAnswerIsAlive() {
    try (Heartbeat heartbeat =
        new Heartbeat(this::session, this::screen, List.of(watchdog), PACE)) {
      await().until(() -> fed.get() > 3);
    }
  }

  /** As a session's thread that hangs: the question is never taken up, and not asked again. */
  @Test
  void aSessionThatHangsIsNotAlive() {
    try (Heartbeat heartbeat =
        new Heartbeat(
            question -> askedSession.incrementAndGet(), this::screen, List.of(watchdog), PACE)) {
      await().until(() -> askedSession.get() == 1);
      assertThat(askedScreen).hasValue(0);
      assertThat(fed).hasValue(0);
    }
  }

  @Test
  void aScreenThatHangsIsNotAliveAlthoughTheSessionIsUntilItAnswers() {
    try (Heartbeat heartbeat = new Heartbeat(this::session, this::hold, List.of(watchdog), PACE)) {
      await().until(() -> held.get() != null);
      assertThat(fed).hasValue(0);
      assertThat(askedSession).hasValue(1);
      Objects.requireNonNull(held.getAndSet(null)).run();
      await().until(() -> held.get() != null);
      assertThat(fed).hasValue(1);
    }
  }

  /**
   * The real driver at the bench's watchdog: it is fed while the session answers, and no longer.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aSessionThatHangsStarvesTheWatchdog(@TempDir Path folder) throws IOException {
    AtomicBoolean hangs = new AtomicBoolean();
    VirtualPort port = VirtualPort.deviceFile(folder.resolve("watchdog"));
    try (VirtualDevice<VirtualWatchdog> dog =
            new VirtualDevice<>("watchdog", port, new VirtualWatchdog(), LineTiming.NONE);
        Watchdog real = watchdog(dog.address());
        Heartbeat heartbeat =
            new Heartbeat(
                question -> answer(question, hangs), this::screen, List.of(real::alive), PACE)) {
      real.start();
      await().until(() -> check(real).equals(Condition.READY) && dog.with(it -> it.meals() > 1));
      hangs.set(true);
      await().atMost(Duration.ofSeconds(20)).until(() -> check(real) instanceof Degraded);
      int meals = dog.with(VirtualWatchdog::meals);
      assertThat(check(real)).isInstanceOf(Degraded.class);
      assertThat(dog.with(VirtualWatchdog::meals)).isEqualTo(meals);
      assertThat(dog.with(VirtualWatchdog::armed)).as("so that it bites").isTrue();
    }
  }

  private static Watchdog watchdog(String address) {
    Map<String, Object> settings = Map.of("address", address, "patience", 5L);
    return (Watchdog)
        Drivers.installed()
            .fit("linux-watchdog", new DeviceId("watchdog"), settings)
            .make(event -> {});
  }

  private static Condition check(Watchdog watchdog) {
    return watchdog.check().toCompletableFuture().join();
  }

  private static void answer(Runnable question, AtomicBoolean hangs) {
    if (!hangs.get()) {
      question.run();
    }
  }

  private void session(Runnable question) {
    askedSession.incrementAndGet();
    question.run();
  }

  private void screen(Runnable question) {
    askedScreen.incrementAndGet();
    question.run();
  }

  private void hold(Runnable question) {
    held.set(question);
  }
}
