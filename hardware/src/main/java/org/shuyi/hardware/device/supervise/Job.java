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
  private final boolean worthARetry;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * @param worthARetry true if a lost device should be tried again at once for its sake
   */
  Job(Command<T> command, Function<Condition, T> notDone, boolean worthARetry) {
    this.command = command;
    this.notDone = notDone;
    this.worthARetry = worthARetry;
  }

  CompletionStage<T> answer() {
    return answer.minimalCompletionStage();
  }

  boolean worthARetry() {
    return worthARetry && !taken.get();
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
