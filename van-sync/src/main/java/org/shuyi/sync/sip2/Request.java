package org.shuyi.sync.sip2;

import java.time.Instant;
import java.time.LocalDate;
import org.shuyi.sync.circulation.Money;

/** What a self-service unit asks or tells the library system, one record for each message. */
public sealed interface Request {
  /** Chinese (SIP2 2.00, "language"); servers use it to choose the words of AF, if at all. */
  String LANGUAGE_CHINESE = "019";

  /**
   * The message for the wire.
   *
   * @param dates how moments are written
   * @param institution the library's own id (AO), may be empty
   */
  Message toMessage(Sip2Dates dates, String institution);

  /** Whether answering it changes anything, so that a lost answer leaves a doubt. */
  default boolean changesState() {
    return switch (this) {
      case Checkout _, Checkin _, Renew _, BlockPatron _, FeePaid _, Hold _ -> true;
      case Login _, Status _, PatronStatus _, PatronInformation _, ItemInformation _ -> false;
      case PinCheck _, PatronHolds _ -> false;
      case EndSession _, ResendPlease _ -> false;
    };
  }

  /**
   * Login (93), nothing encrypted, as every server accepts it.
   *
   * @param location code of the unit's place, empty for none
   */
  record Login(String user, String password, String location) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      Message.Builder message =
          Message.of(MessageType.LOGIN)
              .with(FixedField.UID_ALGORITHM, "0")
              .with(FixedField.PASSWORD_ALGORITHM, "0")
              .with(Field.LOGIN_USER, user)
              .with(Field.LOGIN_PASSWORD, password);
      if (!location.isEmpty()) {
        message.with(Field.LOCATION_CODE, location);
      }
      return message.build();
    }

    @Override
    public String toString() {
      return "Login[]";
    }
  }

  /** SC status (99): all is well here, 80 columns, always protocol 2.00. */
  record Status() implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.SC_STATUS)
          .with(FixedField.STATUS_CODE, "0")
          .with(FixedField.MAX_PRINT_WIDTH, "080")
          .with(FixedField.PROTOCOL_VERSION, "2.00")
          .build();
    }
  }

  /** Patron status (23). */
  record PatronStatus(Instant now, String patron) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.PATRON_STATUS_REQUEST)
          .with(FixedField.LANGUAGE, LANGUAGE_CHINESE)
          .with(FixedField.TRANSACTION_DATE, dates.format(now))
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.TERMINAL_PASSWORD, "")
          .with(Field.PATRON_PASSWORD, "")
          .build();
    }

    @Override
    public String toString() {
      return "PatronStatus[]";
    }
  }

  /**
   * Patron information (63) with the list of items on loan.
   *
   * @param from first item wanted of that list, counted from 1; 0 for all of them
   */
  record PatronInformation(Instant now, String patron, int from) implements Request {
    /** Third place of ten: charged items (SIP2 2.00, "summary"); only one may be Y. */
    private static final String CHARGED_ITEMS = "  Y       ";

    private static final String LAST = "9999";

    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      Message.Builder message =
          Message.of(MessageType.PATRON_INFORMATION)
              .with(FixedField.LANGUAGE, LANGUAGE_CHINESE)
              .with(FixedField.TRANSACTION_DATE, dates.format(now))
              .with(FixedField.SUMMARY, CHARGED_ITEMS)
              .with(Field.INSTITUTION, institution)
              .with(Field.PATRON_ID, patron)
              .with(Field.TERMINAL_PASSWORD, "");
      if (from > 0) {
        message.with(Field.START_ITEM, Integer.toString(from)).with(Field.END_ITEM, LAST);
      }
      return message.build();
    }

    @Override
    public String toString() {
      return "PatronInformation[from=" + from + "]";
    }
  }

  /**
   * Patron information (63) with a PIN to be told right or wrong, and no list.
   *
   * @param pin the caller's, who wipes it; the message that is made of it lives as long as the call
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never printed
  record PinCheck(Instant now, String patron, char[] pin) implements Request {
    private static final String NO_LIST = " ".repeat(10);

    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.PATRON_INFORMATION)
          .with(FixedField.LANGUAGE, LANGUAGE_CHINESE)
          .with(FixedField.TRANSACTION_DATE, dates.format(now))
          .with(FixedField.SUMMARY, NO_LIST)
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.TERMINAL_PASSWORD, "")
          .with(Field.PATRON_PASSWORD, String.valueOf(pin))
          .build();
    }

    @Override
    public String toString() {
      return "PinCheck[]";
    }
  }

  /** Block patron (01), for a card that was lost and not kept by us. Answered by 24. */
  record BlockPatron(Instant when, String patron) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.BLOCK_PATRON)
          .with(FixedField.CARD_RETAINED, "N")
          .with(FixedField.TRANSACTION_DATE, dates.format(when))
          .with(Field.INSTITUTION, institution)
          .with(Field.BLOCKED_CARD_MESSAGE, "reported lost")
          .with(Field.PATRON_ID, patron)
          .with(Field.TERMINAL_PASSWORD, "")
          .build();
    }

    @Override
    public String toString() {
      return "BlockPatron[]";
    }
  }

  /** Item information (17). */
  record ItemInformation(Instant now, String item) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.ITEM_INFORMATION)
          .with(FixedField.TRANSACTION_DATE, dates.format(now))
          .with(Field.INSTITUTION, institution)
          .with(Field.ITEM_ID, item)
          .with(Field.TERMINAL_PASSWORD, "")
          .build();
    }
  }

  /**
   * Checkout (11), a first loan only: a renewal is not asked for. No-block is never set, since
   * servers differ in what they make of it.
   *
   * @param when the time of the act
   * @param due the date the patron was told
   */
  record Checkout(Instant when, LocalDate due, String patron, String item) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.CHECKOUT)
          .with(FixedField.SC_RENEWAL_POLICY, "N")
          .with(FixedField.NO_BLOCK, "N")
          .with(FixedField.TRANSACTION_DATE, dates.format(when))
          .with(FixedField.NB_DUE_DATE, dates.endOf(due))
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.ITEM_ID, item)
          .with(Field.TERMINAL_PASSWORD, "")
          .with(Field.FEE_ACKNOWLEDGED, "N")
          .with(Field.CANCEL, "N")
          .build();
    }

    @Override
    public String toString() {
      return "Checkout[" + item + "]";
    }
  }

  /**
   * Checkin (09).
   *
   * @param when the time of the act, sent as the return date; Koha hangs up on a blank one
   * @param location where the book was handed in
   */
  record Checkin(Instant when, String item, String location) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.CHECKIN)
          .with(FixedField.NO_BLOCK, "N")
          .with(FixedField.TRANSACTION_DATE, dates.format(when))
          .with(FixedField.RETURN_DATE, dates.format(when))
          .with(Field.CURRENT_LOCATION, location)
          .with(Field.INSTITUTION, institution)
          .with(Field.ITEM_ID, item)
          .with(Field.TERMINAL_PASSWORD, "")
          .with(Field.CANCEL, "N")
          .build();
    }
  }

  /**
   * Renew (29), by the patron in person.
   *
   * @param when the time of the act
   */
  record Renew(Instant when, String patron, String item) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.RENEW)
          .with(FixedField.THIRD_PARTY_ALLOWED, "N")
          .with(FixedField.NO_BLOCK, "N")
          .with(FixedField.TRANSACTION_DATE, dates.format(when))
          .with(FixedField.NB_DUE_DATE, Sip2Dates.BLANK)
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.ITEM_ID, item)
          .with(Field.TERMINAL_PASSWORD, "")
          .with(Field.FEE_ACKNOWLEDGED, "N")
          .build();
    }

    @Override
    public String toString() {
      return "Renew[" + item + "]";
    }
  }

  /** Fee paid (37). Answered by 38. */
  record FeePaid(Instant when, String patron, Money amount, String order) implements Request {
    /** SIP2 2.00, "fee type": other or unknown. */
    private static final String ANY_FEE = "01";

    /**
     * SIP2 2.00, "payment type", knows cash, VISA and credit card: nothing nearer to a telephone.
     */
    private static final String BY_CARD = "02";

    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.FEE_PAID)
          .with(FixedField.TRANSACTION_DATE, dates.format(when))
          .with(FixedField.FEE_TYPE, ANY_FEE)
          .with(FixedField.PAYMENT_TYPE, BY_CARD)
          .with(FixedField.CURRENCY_TYPE, amount.currency())
          .with(Field.FEE_AMOUNT, amount.decimal())
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.TERMINAL_PASSWORD, "")
          .with(Field.TRANSACTION_ID, order)
          .build();
    }

    @Override
    public String toString() {
      return "FeePaid[" + order + "]";
    }
  }

  /**
   * Patron information (63) for one of the two lists of holds.
   *
   * @param waiting those that are not to be had yet; else those that are
   */
  record PatronHolds(Instant now, String patron, boolean waiting) implements Request {
    /** First place of ten: hold items (SIP2 2.00, "summary"). */
    private static final String HOLD_ITEMS = "Y         ";

    /** Sixth place: unavailable holds. */
    private static final String UNAVAILABLE = "     Y    ";

    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.PATRON_INFORMATION)
          .with(FixedField.LANGUAGE, LANGUAGE_CHINESE)
          .with(FixedField.TRANSACTION_DATE, dates.format(now))
          .with(FixedField.SUMMARY, waiting ? UNAVAILABLE : HOLD_ITEMS)
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.TERMINAL_PASSWORD, "")
          .build();
    }

    @Override
    public String toString() {
      return "PatronHolds[waiting=" + waiting + "]";
    }
  }

  /**
   * Hold (15). Answered by 16.
   *
   * @param add place one; else cancel it
   * @param pickup where the book is to be fetched, empty for the server's own choice
   */
  record Hold(boolean add, Instant when, String patron, String item, String pickup)
      implements Request {
    /** SIP2 2.00, "hold type": any copy of the title. */
    private static final String ANY_COPY = "2";

    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      Message.Builder message =
          Message.of(MessageType.HOLD)
              .with(FixedField.HOLD_MODE, add ? "+" : "-")
              .with(FixedField.TRANSACTION_DATE, dates.format(when));
      if (!pickup.isEmpty()) {
        message.with(Field.PICKUP_LOCATION, pickup);
      }
      return message
          .with(Field.HOLD_TYPE, ANY_COPY)
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .with(Field.ITEM_ID, item)
          .with(Field.TERMINAL_PASSWORD, "")
          .build();
    }

    @Override
    public String toString() {
      return "Hold[" + (add ? "+" : "-") + item + "]";
    }
  }

  /** End patron session (35). */
  record EndSession(Instant now, String patron) implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.END_PATRON_SESSION)
          .with(FixedField.TRANSACTION_DATE, dates.format(now))
          .with(Field.INSTITUTION, institution)
          .with(Field.PATRON_ID, patron)
          .build();
    }

    @Override
    public String toString() {
      return "EndSession[]";
    }
  }

  /** Request ACS resend (97): say your last message again, it came garbled. */
  record ResendPlease() implements Request {
    @Override
    public Message toMessage(Sip2Dates dates, String institution) {
      return Message.of(MessageType.REQUEST_ACS_RESEND).build();
    }
  }
}
