package org.shuyi.kiosk.session;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Event;

/**
 * Events for one session thread, and the one time-out it may have. Time is monotonic: a clock that
 * jumps ends no session. Any thread may post; one thread takes.
 */
final class Mailbox {
  /**
   * More than a patron, three devices and a centre can say in seconds; beyond it something is
   * broken.
   */
  static final int CAPACITY = 4096;

  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>(CAPACITY);
  private final LongSupplier nanos;
  private @Nullable Long deadline;

  Mailbox(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Takes an event in; false if the mailbox is full and it was not taken. */
  boolean post(Event event) {
    return events.offer(event);
  }

  /** Called by the session thread only. */
  void expect(Duration within) {
    deadline = nanos.getAsLong() + within.toNanos();
  }

  /** Called by the session thread only. */
  void expectNothing() {
    deadline = null;
  }

  /**
   * The next event, or {@link Event.TimedOut} when the deadline passes, or null if nothing happens
   * within {@code atMost}. Called by the session thread only.
   */
  @Nullable Event take(Duration atMost) throws InterruptedException {
    long wait = atMost.toNanos();
    if (deadline != null) {
      wait = Math.min(wait, deadline - nanos.getAsLong());
    }
    Event event = wait > 0 ? events.poll(wait, TimeUnit.NANOSECONDS) : events.poll();
    if (event == null && deadline != null && nanos.getAsLong() >= deadline) {
      deadline = null;
      return new Event.TimedOut();
    }
    return event;
  }
}
