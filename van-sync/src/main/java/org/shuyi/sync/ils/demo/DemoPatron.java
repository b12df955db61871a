package org.shuyi.sync.ils.demo;

import java.time.LocalDate;

/**
 * An invented patron of the demo library.
 *
 * @param card number on the card
 * @param language preferred, as an ISO 639 code
 * @param pin four digits
 * @param blocked borrows nothing
 * @param cardLost blocked because the card is lost
 * @param loanLimit items at once
 * @param owes in fen
 */
public record DemoPatron(
    String card,
    String name,
    String language,
    String pin,
    boolean blocked,
    boolean cardLost,
    LocalDate expires,
    int loanLimit,
    long owes) {
  /** Without name and PIN: even invented ones set a habit. */
  @Override
  public String toString() {
    return "DemoPatron[****" + card.substring(Math.max(0, card.length() - 4)) + "]";
  }
}
