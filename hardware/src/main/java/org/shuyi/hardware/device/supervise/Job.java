package org.shuyi.hardware.device.supervise;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** A command on its way to exactly one answer: whoever takes it answers it. */
final class Job<T> {
  private final Command<T> command;
  private final Function<Condition, T> notDone;
  private final boolean worthAnAttempt;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Whether an attempt to open the wire was begun while it waited; the device's thread's. */
  private boolean attempted;

  /**
   * @param worthAnAttempt true if a lost device should be tried again at once for its sake
   */
  Job(Command<T> command, Function<Condition, T> notDone, boolean worthAnAttempt) {
    this.command = command;
    this.notDone = notDone;
    this.worthAnAttempt = worthAnAttempt;
  }

  CompletionStage<T> answer() {
    return answer.minimalCompletionStage();
  }

  void attemptBegins() {
    attempted = true;
  }

  /** An attempt begun before it was submitted tells it nothing: the cable may be back since. */
  boolean deservesAnAttempt() {
    return worthAnAttempt && !attempted && !taken.get();
  }

  /** The taker must call {@link #run} or {@link #fail}. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Leaves the job without an answer if it throws: the caller then knows why, and fails it. */
  void run(Link link) throws LinkException {
    answer.complete(command.run(link));
  }

  void fail(Condition why) {
    try {
      answer.complete(notDone.apply(why));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  void refuse(Condition why) {
    if (take()) {
      fail(why);
    }
  }
}
