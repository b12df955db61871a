package org.shuyi.kiosk.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Feeds the watchdogs for as long as both threads that serve a patron answer: the session's is
 * asked, and it asks the screen's. If one of them hangs nobody says that the program is alive.
 */
final class Heartbeat implements AutoCloseable {
  /** Several times in the patience of any watchdog. */
  static final Duration USUAL = Duration.ofSeconds(2);

  private final AtomicBoolean asked = new AtomicBoolean();
  private final Consumer<Runnable> session;
  private final Consumer<Runnable> screen;
  private final List<Runnable> watchdogs;
  private final Thread thread;

  /**
   * @param session lets the session's thread do something, once
   * @param screen likewise the screen's
   * @param watchdogs each feeds one
   */
  Heartbeat(
      Consumer<Runnable> session,
      Consumer<Runnable> screen,
      List<Runnable> watchdogs,
      Duration pace) {
    this.session = session;
    this.screen = screen;
    this.watchdogs = watchdogs;
    this.thread = Thread.ofVirtual().name("heartbeat").start(() -> beat(pace));
  }

  private void beat(Duration pace) {
    try {
      while (!Thread.interrupted()) {
        ask();
        Thread.sleep(pace);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One question at a time: what hangs is not heaped up on. */
  private void ask() {
    if (!watchdogs.isEmpty() && asked.compareAndSet(false, true)) {
      session.accept(() -> screen.accept(this::answered));
    }
  }

  private void answered() {
    asked.set(false);
    watchdogs.forEach(Runnable::run);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
