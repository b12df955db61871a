package org.shuyi.sync.sip2;

/** The fields of fixed width that follow a message's two digits (SIP2 2.00, "Fields"). */
public enum FixedField {
  UID_ALGORITHM(1),
  PASSWORD_ALGORITHM(1),
  STATUS_CODE(1),
  MAX_PRINT_WIDTH(3),
  PROTOCOL_VERSION(4),
  ONLINE(1),
  CHECKIN_OK(1),
  CHECKOUT_OK(1),
  ACS_RENEWAL_POLICY(1),
  STATUS_UPDATE_OK(1),
  OFFLINE_OK(1),
  TIMEOUT_PERIOD(3),
  RETRIES_ALLOWED(3),
  DATE_TIME_SYNC(18),
  CARD_RETAINED(1),
  LANGUAGE(3),
  TRANSACTION_DATE(18),
  PATRON_STATUS(14),
  SUMMARY(10),
  HOLD_COUNT(4),
  OVERDUE_COUNT(4),
  CHARGED_COUNT(4),
  FINE_COUNT(4),
  RECALL_COUNT(4),
  UNAVAILABLE_HOLDS_COUNT(4),
  CIRCULATION_STATUS(2),
  SECURITY_MARKER(2),
  FEE_TYPE(2),
  PAYMENT_TYPE(2),
  CURRENCY_TYPE(3),
  PAYMENT_ACCEPTED(1),
  SC_RENEWAL_POLICY(1),
  NO_BLOCK(1),
  NB_DUE_DATE(18),
  RETURN_DATE(18),
  THIRD_PARTY_ALLOWED(1),
  HOLD_MODE(1),
  AVAILABLE(1),
  OK(1),
  RENEWAL_OK(1),
  MAGNETIC_MEDIA(1),
  DESENSITIZE(1),
  RESENSITIZE(1),
  ALERT(1),
  END_SESSION(1);

  private final int width;

  FixedField(int width) {
    this.width = width;
  }

  /** In characters, which are all ASCII. */
  public int width() {
    return width;
  }
}
