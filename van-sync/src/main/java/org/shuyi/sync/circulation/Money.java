package org.shuyi.sync.circulation;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minor in the currency's smallest unit: fen for CNY; not negative
 * @param currency as ISO 4217 writes it
 */
public record Money(long minor, String currency) {
  /** Ten million yuan: more than any library is owed by anybody. */
  public static final long MOST = 1_000_000_000;

  public Money {
    if (minor < 0 || minor > MOST) {
      throw new IllegalArgumentException("amount " + minor + ": expected 0 to " + MOST);
    }
    // Refuses what is no currency.
    currency = Currency.getInstance(currency).getCurrencyCode();
  }

  /**
   * What a library system writes as 12.50.
   *
   * @throws IllegalArgumentException if it is no amount, or finer than the smallest unit
   */
  public static Money of(String decimal, String currency) {
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      BigDecimal minor = new BigDecimal(decimal.strip()).movePointRight(digits);
      return new Money(minor.longValueExact(), currency);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("no amount in " + currency + ": " + decimal, e);
    }
  }

  public boolean isNothing() {
    return minor == 0;
  }

  /** As 12.50. */
  public String decimal() {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, digits).toPlainString();
  }

  @Override
  public String toString() {
    return decimal() + " " + currency;
  }
}
