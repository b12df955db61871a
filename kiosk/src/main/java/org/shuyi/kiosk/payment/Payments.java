package org.shuyi.kiosk.payment;

import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;

/**
 * A payment provider. The number of an order is ours, so that asking again for an order whose
 * answer was lost makes no second one. Each call blocks, for some seconds at most, and whoever gets
 * a {@link PaymentException} knows nothing: the order may be there, and paid. Safe for use by
 * several threads.
 */
public interface Payments extends AutoCloseable {
  /**
   * Makes an order, or finds the one of this number.
   *
   * @return the text of the QR code
   */
  String place(FeeOrder number, Money amount) throws PaymentException, InterruptedException;

  /**
   * What became of an order.
   *
   * @param amount for which it was placed: paid is only who paid that
   */
  State state(FeeOrder number, Money amount) throws PaymentException, InterruptedException;

  /**
   * Ends an order, so that nobody can pay it any more. Doing it twice does no harm.
   *
   * @return PAID if somebody was faster
   */
  State close(FeeOrder number, Money amount) throws PaymentException, InterruptedException;

  @Override
  void close();

  /** What becomes of an order. */
  enum State {
    /** It can be paid. */
    OPEN,
    PAID,
    /** It was closed or has expired, or the provider does not know it: nobody can pay it. */
    CLOSED,
    /** It was paid, and the provider gave the money back. */
    REFUNDED
  }
}
