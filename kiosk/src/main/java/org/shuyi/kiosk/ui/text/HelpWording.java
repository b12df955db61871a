package org.shuyi.kiosk.ui.text;

import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Rating;
import org.shuyi.kiosk.flow.Reading;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.kiosk.flow.Staffing;

/** What to do now, in one sentence and one picture, for every step. Pure. */
public final class HelpWording {
  private HelpWording() {}

  /** What the hands do. */
  public enum Gesture {
    NONE,
    CARD,
    BOOKS,
    BIN,
    TOUCH,
    TAKE
  }

  /**
   * The help for one step.
   *
   * @param sentence what to do now
   * @param gesture as the picture shows it
   */
  public record Help(Key sentence, Gesture gesture) {}

  public static Help of(Journey journey) {
    return switch (journey) {
      case Registering here -> of(here);
      case Proving here -> of(here);
      case Paying here -> of(here);
      case Searching here -> of(here);
      case Lockers.Choosing ignored -> new Help(Key.HELP_LOCKER, Gesture.TOUCH);
      case Lockers.Visiting ignored -> new Help(Key.HELP_DOOR, Gesture.TAKE);
      case Holding.ShowCard ignored -> new Help(Key.HELP_IDENTIFY, Gesture.CARD);
      case Holding.Listed ignored -> new Help(Key.HELP_HOLDS, Gesture.TOUCH);
      case Holding.Confirm ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Holding.Told ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Holding ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Staffing.AtDoor ignored -> new Help(Key.HELP_STOCK, Gesture.TAKE);
      case Staffing ignored -> new Help(Key.HELP_STOCK, Gesture.TOUCH);
      case Rating ignored -> new Help(Key.HELP_RATE, Gesture.TOUCH);
      case Servicing.NoKey ignored -> new Help(Key.SERVICE_NO_KEY_DO, Gesture.CARD);
      case Servicing.Bench ignored -> new Help(Key.HELP_SERVICE, Gesture.TOUCH);
      case Reading ignored -> new Help(Key.HELP_READING, Gesture.TOUCH);
      case Journey.Welcome ignored -> new Help(Key.HELP_WELCOME, Gesture.TOUCH);
      case Journey.Identify ignored -> new Help(Key.HELP_IDENTIFY, Gesture.CARD);
      case Journey.Recognising ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Journey.PatronRefused ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Journey.More ignored -> new Help(Key.HELP_WELCOME, Gesture.TOUCH);
      case Journey.NeedsCentre ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Journey.Borrowing ignored -> new Help(Key.HELP_BORROW, Gesture.BOOKS);
      case Journey.Returning ignored -> new Help(Key.HELP_RETURN, Gesture.BIN);
      case Journey.MyLoans ignored -> new Help(Key.HELP_LOANS, Gesture.TOUCH);
      case Journey.Finished ignored -> new Help(Key.HELP_FINISHED, Gesture.TAKE);
    };
  }

  private static Help of(Paying here) {
    return switch (here) {
      case Paying.Owes ignored -> new Help(Key.HELP_FEES, Gesture.TOUCH);
      case Paying.ShowCode ignored -> new Help(Key.HELP_CODE, Gesture.CARD);
      case Paying.Paid ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Paying.NotPaid ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Paying.Asking ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Paying.Placing ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Paying.Closing ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Paying.KeepPaid ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
    };
  }

  private static Help of(Proving here) {
    return switch (here) {
      case Proving.CardMenu ignored -> new Help(Key.HELP_CARDS, Gesture.TOUCH);
      case Proving.EnterPin ignored -> new Help(Key.HELP_ENTER_PIN, Gesture.TOUCH);
      case Proving.ChangePin ignored -> new Help(Key.HELP_PIN, Gesture.TOUCH);
      case Proving.NameCard ignored -> new Help(Key.HELP_LOST, Gesture.TOUCH);
      case Proving.ConfirmLost ignored -> new Help(Key.HELP_AGREE, Gesture.TOUCH);
      case Proving.Told ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Proving.KeepPin ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Proving.CloseCard ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
    };
  }

  private static Help of(Searching here) {
    return switch (here) {
      case Searching.Typing ignored -> new Help(Key.HELP_SEARCH, Gesture.TOUCH);
      case Searching.Classes ignored -> new Help(Key.HELP_CLASSES, Gesture.TOUCH);
      case Searching.Listed ignored -> new Help(Key.HELP_TITLES, Gesture.TOUCH);
      case Searching.Chosen ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
    };
  }

  private static Help of(Registering here) {
    return switch (here) {
      case Registering.Agreement ignored -> new Help(Key.HELP_AGREE, Gesture.TOUCH);
      case Registering.ShowDocument ignored -> new Help(Key.HELP_DOCUMENT, Gesture.CARD);
      case Registering.AskPhone ignored -> new Help(Key.HELP_ASK_PHONE, Gesture.TOUCH);
      case Registering.ChoosePin ignored -> new Help(Key.HELP_PIN, Gesture.TOUCH);
      case Registering.TakeCard ignored -> new Help(Key.HELP_TAKE_CARD, Gesture.TAKE);
      case Registering.HaveCard ignored -> new Help(Key.HELP_TAKE_CARD, Gesture.TAKE);
      case Registering.NoCard ignored -> new Help(Key.HELP_READ, Gesture.TOUCH);
      case Registering.Checking ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Registering.Making ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
      case Registering.Withdrawing ignored -> new Help(Key.HELP_WAIT, Gesture.NONE);
    };
  }
}
