package org.shuyi.sync.sip2;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.sip2.Sip2FormatException.Reason;

/**
 * What a library system answers, one record for each message. Texts are as sent, empty if missing;
 * a flag that may be missing is an Optional.
 */
public sealed interface Response {
  /** Login response (94). */
  record LoggedIn(boolean ok) implements Response {}

  /**
   * ACS status (98).
   *
   * @param supportedMessages one Y or N for each pair of messages, empty if not said; advice only
   */
  record AcsStatus(boolean online, String version, String supportedMessages) implements Response {}

  /** Patron status response (24). */
  record PatronStatus(Set<PatronFlag> flags, String patron, String name, Optional<Boolean> valid)
      implements Response {
    @Override
    public String toString() {
      return "PatronStatus" + flags;
    }
  }

  /**
   * Patron information response (64).
   *
   * @param chargedCount how many items the server says are on loan, -1 if not said
   * @param charged the items it listed
   * @param limit how many items may be on loan, -1 if not said
   * @param expires of the card, null if not said
   * @param validPin what it says of the PIN that came along; empty if it says nothing of one
   * @param feeAmount what is owed, as 12.50; empty if not said
   * @param currency of that, as ISO 4217 writes it; empty if not said
   * @param holds items held (AS), if that list was asked for
   * @param waitingHolds items asked for and not to be had yet (CD), if that list was asked for
   */
  record PatronInformation(
      Set<PatronFlag> flags,
      String patron,
      String name,
      Optional<Boolean> valid,
      int chargedCount,
      List<String> charged,
      int limit,
      @Nullable LocalDate expires,
      Optional<Boolean> validPin,
      String feeAmount,
      String currency,
      List<String> holds,
      List<String> waitingHolds,
      List<String> screen)
      implements Response {
    @Override
    public String toString() {
      return "PatronInformation" + flags;
    }
  }

  /**
   * Item information response (18).
   *
   * @param circulationStatus two digits, 01 to 13
   * @param location where it is (AP), empty if not said
   * @param waitsThrough the last day on the hold shelf (CM), null if not said
   */
  record ItemInformation(
      String circulationStatus,
      String item,
      String title,
      String callNumber,
      @Nullable LocalDate due,
      String location,
      @Nullable LocalDate waitsThrough)
      implements Response {}

  /**
   * Checkout (12) or renew (30) response.
   *
   * @param renewal the server took it as a renewal of a loan that stood
   * @param due null if the server said none that can be read
   */
  record Lent(
      boolean ok, boolean renewal, String item, String title, @Nullable LocalDate due, Said said)
      implements Response {
    @Override
    public String toString() {
      return "Lent[ok=" + ok + ", " + item + "]";
    }
  }

  /**
   * Checkin response (10).
   *
   * @param alert something is to be done with the book: a hold, another branch
   */
  record Returned(boolean ok, boolean alert, String alertType, String item, Said said)
      implements Response {}

  /** Fee paid response (38). */
  record PaymentTaken(boolean ok, Said said) implements Response {}

  /** Hold response (16). */
  record HoldTaken(boolean ok, String item, Said said) implements Response {}

  /** End session response (36). */
  record SessionEnded(boolean ok) implements Response {}

  /** Request SC resend (96): our message was not understood, and so nothing was done. */
  record NotUnderstood() implements Response {}

  /**
   * What a server adds to a yes or no.
   *
   * @param validPatron it knows the patron, empty if it does not say
   * @param screen AF texts, which may hold names
   * @param personal the values of this answer that are personal, to be kept out of any log
   */
  record Said(Optional<Boolean> validPatron, List<String> screen, List<String> personal) {
    static Said of(Message message) {
      return new Said(
          flag(message, Field.VALID_PATRON),
          message.all(Field.SCREEN_MESSAGE),
          List.of(
              message.text(Field.PATRON_ID),
              message.text(Field.PERSONAL_NAME),
              message.text(Field.HOLD_PATRON_ID),
              message.text(Field.HOLD_PATRON_NAME)));
    }

    @Override
    public String toString() {
      return "Said[" + screen.size() + " texts]";
    }
  }

  /**
   * The record of a message.
   *
   * @throws Sip2FormatException if it is not one that a library system sends
   */
  static Response of(Message m, Sip2Dates dates) throws Sip2FormatException {
    return switch (m.type()) {
      case LOGIN_RESPONSE -> new LoggedIn(yes(m, FixedField.OK));
      case ACS_STATUS ->
          new AcsStatus(
              yes(m, FixedField.ONLINE),
              m.fixed(FixedField.PROTOCOL_VERSION),
              m.text(Field.SUPPORTED_MESSAGES));
      case PATRON_STATUS_RESPONSE ->
          new PatronStatus(
              PatronFlag.parse(m.fixed(FixedField.PATRON_STATUS)),
              m.text(Field.PATRON_ID),
              m.text(Field.PERSONAL_NAME),
              flag(m, Field.VALID_PATRON));
      case PATRON_INFORMATION_RESPONSE -> patronInformation(m, dates);
      case ITEM_INFORMATION_RESPONSE ->
          new ItemInformation(
              m.fixed(FixedField.CIRCULATION_STATUS),
              m.text(Field.ITEM_ID),
              unescape(m.text(Field.TITLE)),
              unescape(m.text(Field.CALL_NUMBER)),
              dates.day(m.text(Field.DUE_DATE)),
              unescape(m.text(Field.CURRENT_LOCATION)),
              dates.day(m.text(Field.HOLD_PICKUP_DATE)));
      case CHECKOUT_RESPONSE, RENEW_RESPONSE ->
          new Lent(
              yes(m, FixedField.OK),
              yes(m, FixedField.RENEWAL_OK),
              m.text(Field.ITEM_ID),
              unescape(m.text(Field.TITLE)),
              dates.day(m.text(Field.DUE_DATE)),
              Said.of(m));
      case CHECKIN_RESPONSE ->
          new Returned(
              yes(m, FixedField.OK),
              yes(m, FixedField.ALERT),
              m.text(Field.ALERT_TYPE),
              m.text(Field.ITEM_ID),
              Said.of(m));
      case END_SESSION_RESPONSE -> new SessionEnded(yes(m, FixedField.END_SESSION));
      case FEE_PAID_RESPONSE -> new PaymentTaken(yes(m, FixedField.PAYMENT_ACCEPTED), Said.of(m));
      case HOLD_RESPONSE -> new HoldTaken(yes(m, FixedField.OK), m.text(Field.ITEM_ID), Said.of(m));
      case REQUEST_SC_RESEND -> new NotUnderstood();
      case BLOCK_PATRON,
          CHECKIN,
          CHECKOUT,
          ITEM_INFORMATION,
          PATRON_STATUS_REQUEST,
          RENEW,
          END_PATRON_SESSION,
          FEE_PAID,
          HOLD,
          PATRON_INFORMATION,
          LOGIN,
          REQUEST_ACS_RESEND,
          SC_STATUS ->
          throw new Sip2FormatException(
              Reason.UNKNOWN_MESSAGE, m.type() + " is no answer; is that port a library system?");
    };
  }

  private static PatronInformation patronInformation(Message m, Sip2Dates dates) {
    return new PatronInformation(
        PatronFlag.parse(m.fixed(FixedField.PATRON_STATUS)),
        m.text(Field.PATRON_ID),
        m.text(Field.PERSONAL_NAME),
        flag(m, Field.VALID_PATRON),
        number(m.fixed(FixedField.CHARGED_COUNT)),
        named(m.all(Field.CHARGED_ITEM)),
        number(m.text(Field.CHARGED_ITEMS_LIMIT)),
        dates.day(m.text(Field.PATRON_EXPIRES)),
        flag(m, Field.VALID_PATRON_PASSWORD),
        m.text(Field.FEE_AMOUNT),
        m.text(Field.CURRENCY),
        named(m.all(Field.HOLD_ITEM)),
        named(m.all(Field.UNAVAILABLE_HOLD_ITEM)),
        m.all(Field.SCREEN_MESSAGE));
  }

  private static List<String> named(List<String> items) {
    return items.stream().filter(item -> !item.isBlank()).toList();
  }

  /** Some flags are 0 or 1, others N or Y; servers mix them up. */
  private static boolean yes(Message message, FixedField field) {
    String value = message.fixed(field);
    return value.equals("1") || value.equals("Y");
  }

  private static Optional<Boolean> flag(Message message, Field field) {
    return message.first(field).filter(v -> !v.isEmpty()).map(v -> v.startsWith("Y"));
  }

  private static int number(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
  }

  /** A bar can't stand in a value; Koha writes it as in HTML. */
  private static String unescape(String text) {
    return text.replace("&#124;", "|").strip();
  }
}
