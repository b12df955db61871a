package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.watchdog.Watchdog;

class HeartbeatTest {
  private static final Duration PACE = Duration.ofMillis(5);

  private final AtomicInteger fed = new AtomicInteger();
  private final AtomicInteger askedSession = new AtomicInteger();
  private final AtomicInteger askedScreen = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> held = new AtomicReference<>();
  private final Watchdog watchdog =
      (Watchdog)
          Proxy.newProxyInstance(
              Watchdog.class.getClassLoader(),
              new Class<?>[] {Watchdog.class},
              (proxy, method, arguments) -> fed.incrementAndGet());

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
