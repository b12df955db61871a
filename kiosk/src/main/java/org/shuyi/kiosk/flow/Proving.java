package org.shuyi.kiosk.flow;

import org.shuyi.sync.circulation.PatronId;

/** What is done with a card's PIN, and with a card that is lost. */
public sealed interface Proving extends Journey {
  /** Get a card, change its PIN, report it lost. */
  record CardMenu() implements Proving {}

  /** The PIN of a card is asked for. */
  record EnterPin(Errand errand, PatronId patron, Keypad keypad, PinTrouble trouble)
      implements Proving {
    /** No library has shorter ones. */
    static final int LEAST = 4;

    /** ISO 9564-1. */
    public static final int MOST = 12;

    public boolean complete() {
      return keypad.typed() >= LEAST && !keypad.waiting();
    }
  }

  /** Another PIN is chosen (改密). */
  record ChangePin(PatronId patron, PinChoice choice) implements Proving {}

  /** What tells the PIN from others is being made and written down. */
  record KeepPin(PatronId patron) implements Proving {}

  /** The number of a lost card is asked for. */
  record NameCard(String digits, boolean wrong) implements Proving {
    static final int MOST = 20;

    static final int LEAST = 4;

    public boolean complete() {
      return digits.length() >= LEAST;
    }

    /** Without the digits. */
    @Override
    public String toString() {
      return "NameCard[" + digits.length() + " digits]";
    }
  }

  /** Is it to be closed now (挂失)? */
  record ConfirmLost(PatronId card) implements Proving {}

  /** On its way to the disk. */
  record CloseCard(PatronId card) implements Proving {}

  /** What became of it. */
  record Told(Matter matter) implements Proving {
    /** What is told. */
    public enum Matter {
      PIN_CHANGED,
      PIN_NOT_KEPT,
      PIN_LOCKED,
      CARD_CLOSED,
      CARD_NOT_CLOSED
    }
  }

  /** What was wrong with the last try. */
  enum PinTrouble {
    NONE,
    WRONG
  }
}
