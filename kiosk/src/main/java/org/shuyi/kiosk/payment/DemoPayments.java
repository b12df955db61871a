package org.shuyi.kiosk.payment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;

/**
 * A provider for demonstrations: no money moves. Each order is paid by itself after a while, as if
 * somebody had scanned it, or when a test says so. Forgets everything at its end.
 */
public final class DemoPayments implements Payments {
  /** Time enough to see the code. */
  public static final Duration USUAL = Duration.ofSeconds(6);

  private final Duration paidAfter;
  private final LongSupplier nanos;
  private final Map<FeeOrder, Long> placedAt = new HashMap<>();
  private final Map<FeeOrder, State> ended = new HashMap<>();

  /**
   * @param nanos a monotonic clock
   */
  public DemoPayments(Duration paidAfter, LongSupplier nanos) {
    this.paidAfter = paidAfter;
    this.nanos = nanos;
  }

  @Override
  public synchronized String place(FeeOrder number, Money amount) {
    placedAt.putIfAbsent(number, nanos.getAsLong());
    return "https://pay.invalid/demo?order=" + number + "&amount=" + amount.decimal();
  }

  @Override
  public synchronized State state(FeeOrder number, Money amount) {
    Long placed = placedAt.get(number);
    if (placed != null && nanos.getAsLong() - placed >= paidAfter.toNanos()) {
      ended.putIfAbsent(number, State.PAID);
    }
    return ended.getOrDefault(number, placed == null ? State.CLOSED : State.OPEN);
  }

  @Override
  public synchronized State close(FeeOrder number, Money amount) {
    State now = state(number, amount);
    ended.putIfAbsent(number, State.CLOSED);
    return now == State.PAID ? now : State.CLOSED;
  }

  @Override
  public void close() {
    // There is nothing behind it.
  }
}
