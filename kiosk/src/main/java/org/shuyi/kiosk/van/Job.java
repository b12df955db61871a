package org.shuyi.kiosk.van;

import java.util.List;
import org.shuyi.kiosk.flow.Keypad;

/** What staff are doing. Each is one screen. */
public sealed interface Job {
  /** Nobody has signed in. */
  record SignIn(Trouble trouble) implements Job {}

  /** The PIN of the card that was shown. */
  record EnterPin(Staff who, Keypad keypad, Trouble trouble) implements Job {}

  /** Which stop is this? The likeliest first. */
  record ChooseStop(List<OfferedStop> stops, boolean opening, Trouble trouble) implements Job {
    public ChooseStop {
      stops = List.copyOf(stops);
    }
  }

  /**
   * Why is a planned stop not served?
   *
   * @param stop has a planned time
   */
  record SkipStop(OfferedStop stop, boolean skipping, Trouble trouble) implements Job {}

  /**
   * The number of the card that a known borrower has not along.
   *
   * @param digits as typed
   * @param wrong what was typed last is no card
   */
  record NameCard(String digits, boolean wrong) implements Job {}

  /** Lending and taking back. */
  record AtDesk() implements Job {}

  /** Is this all? */
  record CloseStop(boolean closing, Trouble trouble) implements Job {}

  /** Why the last step did not go on. */
  enum Trouble {
    NONE,
    NOT_STAFF,
    WRONG_PIN,
    LOCKED,
    /** Nobody can tell whether the PIN is right. */
    PIN_UNTOLD,
    NOT_RECORDED,
    /** Something at the desk is still to be done. */
    DESK_BUSY
  }
}
