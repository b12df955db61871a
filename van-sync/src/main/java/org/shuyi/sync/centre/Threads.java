package org.shuyi.sync.centre;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads of one purpose, which end together. */
final class Threads implements AutoCloseable {
  /** Something that waits. */
  interface Task {
    void run() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final ExecutorService executor;

  Threads(String name) {
    executor = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /** Runs a task once. After {@link #close} nothing is run. */
  void start(Task task) {
    try {
      Future<?> running = executor.submit(() -> run(task));
      LOG.trace("started {}", running);
    } catch (RejectedExecutionException e) {
      LOG.debug("not started, the centre is closing");
    }
  }

  /** Runs a task again and again until {@link #close}. */
  void loop(Task task) {
    start(
        () -> {
          while (!executor.isShutdown()) {
            run(task);
          }
        });
  }

  private static void run(Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // Nobody waits for a thread's result, so this is the only place where it is seen.
      LOG.error("A fault of this program in the centre", e);
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  /** Interrupts all and waits a little for them to end. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A thread of the centre did not end within {}", FAREWELL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
