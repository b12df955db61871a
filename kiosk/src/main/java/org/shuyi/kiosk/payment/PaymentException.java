package org.shuyi.kiosk.payment;

/** A payment provider gave no usable answer: nobody knows what it did. */
public final class PaymentException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened and what to do; no code that can be paid
   */
  public PaymentException(String message) {
    super(message);
  }

  public PaymentException(String message, Throwable cause) {
    super(message, cause);
  }
}
