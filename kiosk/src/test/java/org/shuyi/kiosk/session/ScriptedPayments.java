package org.shuyi.kiosk.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.shuyi.kiosk.payment.PaymentException;
import org.shuyi.kiosk.payment.Payments;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;

/** A payment provider that does as it is told. */
final class ScriptedPayments implements Payments {
  volatile State now = State.OPEN;
  volatile boolean silent;
  final List<FeeOrder> placed = new CopyOnWriteArrayList<>();

  private State answer() throws PaymentException {
    if (silent) {
      throw new PaymentException("no answer");
    }
    return now;
  }

  @Override
  public String place(FeeOrder number, Money amount) throws PaymentException {
    placed.add(number);
    answer();
    return "code of " + number;
  }

  @Override
  public State state(FeeOrder number, Money amount) throws PaymentException {
    return answer();
  }

  @Override
  public State close(FeeOrder number, Money amount) throws PaymentException {
    return answer() == State.PAID ? State.PAID : State.CLOSED;
  }

  @Override
  public void close() {
    // Nothing is behind it.
  }
}
