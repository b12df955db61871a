package org.shuyi.hardware.device;

import java.util.concurrent.CompletionStage;

/**
 * What every device port has in common. A device is made stopped; one thread of its own talks to
 * the wire. Methods may be called from any thread, return at once, and never throw for expected
 * trouble: a missing cable is a {@link Condition}, not an exception.
 */
public interface Device extends AutoCloseable {
  DeviceId id();

  /** Opens the wire and keeps it open, again after every loss, until {@link #close()}. */
  void start();

  /** The last known condition; {@link Condition#NOT_STARTED} before {@link #start()}. */
  Condition condition();

  /**
   * Does one real round trip and answers with the condition it shows. Always completes, normally,
   * within the driver's own deadline (at most 5 s).
   */
  CompletionStage<Condition> check();

  /**
   * As {@link #check()}, and tells what went over the wire meanwhile. If the wire can't be opened
   * or nothing valid comes, the exchange is that of the last attempt.
   */
  CompletionStage<Examination> examine();

  /** What the wire has carried so far. */
  Counters counters();

  /** Stops the thread and frees the wire. A second call does nothing. */
  @Override
  void close();
}
