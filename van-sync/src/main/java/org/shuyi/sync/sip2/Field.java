package org.shuyi.sync.sip2;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variable-length fields that we read or write (SIP2 2.00, "Fields"; CS, CT, CV, CY and DA are
 * 3M's extensions for SIP 2, PA is an extension of Koha and Evergreen). Others are kept by their
 * two letters.
 */
public enum Field {
  PATRON_ID("AA", false),
  ITEM_ID("AB", true),
  TERMINAL_PASSWORD("AC", false),
  PATRON_PASSWORD("AD", false),
  PERSONAL_NAME("AE", false),
  /** Free text for the screen; some systems put a name into it. */
  SCREEN_MESSAGE("AF", false),
  PRINT_LINE("AG", false),
  DUE_DATE("AH", true),
  TITLE("AJ", false),
  BLOCKED_CARD_MESSAGE("AL", true),
  LIBRARY_NAME("AM", true),
  INSTITUTION("AO", true),
  CURRENT_LOCATION("AP", true),
  PERMANENT_LOCATION("AQ", true),
  HOLD_ITEM("AS", false),
  CHARGED_ITEM("AU", false),
  CURRENCY("BH", true),
  CANCEL("BI", true),
  TRANSACTION_ID("BK", true),
  VALID_PATRON("BL", true),
  FEE_ACKNOWLEDGED("BO", true),
  /** First and last item wanted of a list, counted from 1. */
  START_ITEM("BP", true),
  END_ITEM("BQ", true),
  PICKUP_LOCATION("BS", true),
  FEE_AMOUNT("BV", false),
  SUPPORTED_MESSAGES("BX", true),
  HOLD_TYPE("BY", true),
  CHARGED_ITEMS_LIMIT("CB", true),
  UNAVAILABLE_HOLD_ITEM("CD", false),
  HOLD_QUEUE_LENGTH("CF", true),
  HOLD_PICKUP_DATE("CM", true),
  LOGIN_USER("CN", false),
  LOGIN_PASSWORD("CO", false),
  LOCATION_CODE("CP", true),
  VALID_PATRON_PASSWORD("CQ", false),
  CALL_NUMBER("CS", true),
  DESTINATION("CT", true),
  ALERT_TYPE("CV", true),
  HOLD_PATRON_ID("CY", false),
  HOLD_PATRON_NAME("DA", false),
  PATRON_EXPIRES("PA", false);

  private static final Map<String, Field> BY_CODE =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::code, Function.identity()));

  private final String code;
  private final boolean harmless;

  Field(String code, boolean harmless) {
    this.code = code;
    this.harmless = harmless;
  }

  /** The two characters before the value on the wire. */
  public String code() {
    return code;
  }

  /** Whether its value may stand in a log; what a patron is, knows or reads may not. */
  boolean harmless() {
    return harmless;
  }

  static @Nullable Field of(String code) {
    return BY_CODE.get(code);
  }
}
