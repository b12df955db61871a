package org.shuyi.sync.circulation;

/**
 * The number of an order at a payment provider. One order is paid once, whoever tells of it and how
 * often.
 */
public record FeeOrder(String number) implements Subject {
  public FeeOrder {
    Identifiers.requireSafe("order number", number);
  }

  @Override
  public String toString() {
    return number;
  }
}
