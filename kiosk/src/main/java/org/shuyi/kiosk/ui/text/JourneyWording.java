package org.shuyi.kiosk.ui.text;

import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;

/** The beginning and the end of a journey, in plain words. Pure. */
public final class JourneyWording {
  private JourneyWording() {}

  /** What was wrong with the last card; null if nothing was. */
  public static @Nullable Advice card(CardProblem problem) {
    return switch (problem) {
      case NONE -> null;
      case NOT_A_CARD ->
          Advice.of(Tone.ATTENTION, Key.IDENTIFY_PROBLEM_CARD_WHAT, Key.IDENTIFY_PROBLEM_CARD_DO);
      case A_BOOK ->
          Advice.of(Tone.ATTENTION, Key.IDENTIFY_PROBLEM_BOOK_WHAT, Key.IDENTIFY_PROBLEM_BOOK_DO);
      case PATRON_UNKNOWN ->
          Advice.of(
              Tone.ATTENTION, Key.IDENTIFY_PROBLEM_UNKNOWN_WHAT, Key.IDENTIFY_PROBLEM_UNKNOWN_DO);
    };
  }

  /** What is said where the machine is at work. */
  public static Waiting waiting(Journey journey) {
    return switch (journey) {
      case Registering.Checking ignored -> new Waiting(Key.CARD_CHECKING_TITLE, Key.RECOGNISING_DO);
      case Registering.Making ignored -> new Waiting(Key.CARD_MAKING_TITLE, Key.CARD_MAKING_DO);
      case Registering.Withdrawing ignored -> new Waiting(Key.CARD_BACK_TITLE, Key.CARD_BACK_DO);
      case Proving.KeepPin ignored -> new Waiting(Key.PIN_KEEPING_TITLE, Key.RECOGNISING_DO);
      case Paying.Asking ignored -> new Waiting(Key.FEES_ASKING, Key.RECOGNISING_DO);
      case Paying.Placing ignored -> new Waiting(Key.FEES_PLACING, Key.RECOGNISING_DO);
      case Paying.Closing ignored -> new Waiting(Key.FEES_CLOSING, Key.RECOGNISING_DO);
      case Paying.KeepPaid ignored -> new Waiting(Key.FEES_KEEPING, Key.RECOGNISING_DO);
      case Proving.CloseCard ignored -> new Waiting(Key.PIN_KEEPING_TITLE, Key.RECOGNISING_DO);
      case Holding.Placing ignored -> new Waiting(Key.PIN_KEEPING_TITLE, Key.RECOGNISING_DO);
      case Holding.Cancelling ignored -> new Waiting(Key.PIN_KEEPING_TITLE, Key.RECOGNISING_DO);
      default -> new Waiting(Key.RECOGNISING_TITLE, Key.RECOGNISING_DO);
    };
  }

  /** Where the slip is; null if none was wanted. */
  public static @Nullable Key slip(Slip slip) {
    return switch (slip) {
      case NOT_WANTED -> null;
      case PRINTING -> Key.SLIP_PRINTING;
      case PRINTED -> Key.SLIP_PRINTED;
      case FAILED -> Key.SLIP_FAILED;
    };
  }

  /** How the end of a journey is told. */
  public static Message finished(Purpose purpose, long stands) {
    if (stands == 0) {
      return Message.of(Key.FINISHED_NOTHING);
    }
    return switch (purpose) {
      case BORROW -> Message.of(Key.FINISHED_BORROW, stands);
      case RETURN -> Message.of(Key.FINISHED_RETURN, stands);
      case MY_LOANS -> Message.of(Key.FINISHED_LOANS, stands);
    };
  }

  /** What is left to do at the end of a journey. */
  public static Key farewell(Purpose purpose, long stands) {
    if (stands == 0) {
      return Key.FINISHED_NOTHING_DO;
    }
    return switch (purpose) {
      case BORROW -> Key.FINISHED_BORROW_DO;
      case RETURN -> Key.FINISHED_RETURN_DO;
      case MY_LOANS -> Key.FINISHED_LOANS_DO;
    };
  }
}
