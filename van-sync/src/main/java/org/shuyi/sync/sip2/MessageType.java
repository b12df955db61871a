package org.shuyi.sync.sip2;

import static org.shuyi.sync.sip2.FixedField.*;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages in use, each with the fixed fields that open it, in order (SIP2 2.00). */
public enum MessageType {
  BLOCK_PATRON("01", CARD_RETAINED, TRANSACTION_DATE),
  CHECKIN("09", NO_BLOCK, TRANSACTION_DATE, RETURN_DATE),
  CHECKIN_RESPONSE("10", OK, RESENSITIZE, MAGNETIC_MEDIA, ALERT, TRANSACTION_DATE),
  CHECKOUT("11", SC_RENEWAL_POLICY, NO_BLOCK, TRANSACTION_DATE, NB_DUE_DATE),
  CHECKOUT_RESPONSE("12", OK, RENEWAL_OK, MAGNETIC_MEDIA, DESENSITIZE, TRANSACTION_DATE),
  HOLD("15", HOLD_MODE, TRANSACTION_DATE),
  HOLD_RESPONSE("16", OK, AVAILABLE, TRANSACTION_DATE),
  ITEM_INFORMATION("17", TRANSACTION_DATE),
  ITEM_INFORMATION_RESPONSE("18", CIRCULATION_STATUS, SECURITY_MARKER, FEE_TYPE, TRANSACTION_DATE),
  PATRON_STATUS_REQUEST("23", LANGUAGE, TRANSACTION_DATE),
  PATRON_STATUS_RESPONSE("24", PATRON_STATUS, LANGUAGE, TRANSACTION_DATE),
  RENEW("29", THIRD_PARTY_ALLOWED, NO_BLOCK, TRANSACTION_DATE, NB_DUE_DATE),
  RENEW_RESPONSE("30", OK, RENEWAL_OK, MAGNETIC_MEDIA, DESENSITIZE, TRANSACTION_DATE),
  END_PATRON_SESSION("35", TRANSACTION_DATE),
  END_SESSION_RESPONSE("36", END_SESSION, TRANSACTION_DATE),
  FEE_PAID("37", TRANSACTION_DATE, FEE_TYPE, PAYMENT_TYPE, CURRENCY_TYPE),
  FEE_PAID_RESPONSE("38", PAYMENT_ACCEPTED, TRANSACTION_DATE),
  PATRON_INFORMATION("63", LANGUAGE, TRANSACTION_DATE, SUMMARY),
  PATRON_INFORMATION_RESPONSE(
      "64",
      PATRON_STATUS,
      LANGUAGE,
      TRANSACTION_DATE,
      HOLD_COUNT,
      OVERDUE_COUNT,
      CHARGED_COUNT,
      FINE_COUNT,
      RECALL_COUNT,
      UNAVAILABLE_HOLDS_COUNT),
  LOGIN("93", UID_ALGORITHM, PASSWORD_ALGORITHM),
  LOGIN_RESPONSE("94", OK),
  /** The library system could not read our last message. */
  REQUEST_SC_RESEND("96"),
  /** We could not read the library system's last message. */
  REQUEST_ACS_RESEND("97"),
  ACS_STATUS(
      "98",
      ONLINE,
      CHECKIN_OK,
      CHECKOUT_OK,
      ACS_RENEWAL_POLICY,
      STATUS_UPDATE_OK,
      OFFLINE_OK,
      TIMEOUT_PERIOD,
      RETRIES_ALLOWED,
      DATE_TIME_SYNC,
      PROTOCOL_VERSION),
  SC_STATUS("99", STATUS_CODE, MAX_PRINT_WIDTH, PROTOCOL_VERSION);

  private static final Map<String, MessageType> BY_CODE =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(MessageType::code, Function.identity()));

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<FixedField> layout;

  MessageType(String code, FixedField... layout) {
    this.code = code;
    this.layout = List.of(layout);
  }

  /** Two digits. */
  public String code() {
    return code;
  }

  public List<FixedField> layout() {
    return layout;
  }

  int fixedWidth() {
    return layout.stream().mapToInt(FixedField::width).sum();
  }

  static @Nullable MessageType of(String code) {
    return BY_CODE.get(code);
  }
}
