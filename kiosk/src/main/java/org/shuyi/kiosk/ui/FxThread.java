package org.shuyi.kiosk.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.shuyi.kiosk.ui.part.Theme;

/** The way from any thread to JavaFX's own. */
public final class FxThread {
  /** Far longer than any drawing takes, and short enough to notice a thread that hangs. */
  private static final long ANSWER_SECONDS = 20;

  /** There is one toolkit in a process, whoever asks for it first. */
  private static final AtomicBoolean STARTING = new AtomicBoolean();

  private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();

  private FxThread() {}

  /**
   * As {@link #startToolkit}, beside what the caller does meanwhile: the toolkit needs as long as
   * everything else together. What goes wrong is told to whoever needs the toolkit.
   */
  public static void beginToolkit() {
    Thread.ofPlatform().name("toolkit").daemon().start(FxThread::prepare);
  }

  /**
   * Starts JavaFX unless it runs already, and keeps it running when the last window closes.
   *
   * @throws UnsupportedOperationException if there is neither a display nor the headless platform
   *     ({@code -Dglass.platform=Headless})
   */
  public static void startToolkit() {
    start();
    awaitStart();
  }

  private static void prepare() {
    start();
    if (!STARTED.isCompletedExceptionally()) {
      post(Theme::prepare);
    }
  }

  private static void start() {
    if (STARTING.compareAndSet(false, true)) {
      try {
        Platform.startup(() -> STARTED.complete(null));
        Platform.setImplicitExit(false);
      } catch (IllegalStateException alreadyRunning) {
        STARTED.complete(null);
      } catch (RuntimeException e) {
        STARTED.completeExceptionally(e);
      }
    }
  }

  private static void awaitStart() {
    try {
      STARTED.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Does it soon, in the order asked for. */
  public static void post(Runnable work) {
    Platform.runLater(work);
  }

  /**
   * Does it on the JavaFX thread and waits for the answer.
   *
   * @throws IllegalStateException if it failed, or JavaFX does not answer within 20 s
   */
  public static <T> T call(Callable<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable task = () -> complete(answer, work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      post(task);
    }
    return await(answer);
  }

  /** As {@link #call}, without an answer. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  private static <T> void complete(CompletableFuture<T> answer, Callable<T> work) {
    try {
      answer.complete(work.call());
    } catch (Exception e) {
      answer.completeExceptionally(e);
    } catch (Error e) {
      answer.completeExceptionally(e);
      throw e;
    }
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the screen could not do it: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the screen did not answer within 20 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the screen", e);
    }
  }
}
