package org.shuyi.kiosk.ui.text;

import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Chuting.Problem;

/** How far a book is in the return chute, in plain words. Pure. */
public final class ChuteWording {
  private ChuteWording() {}

  /** What is to be done now, or what the machine does. */
  public static Advice of(Chuting chute) {
    return switch (chute) {
      case Chuting.Closed() -> Advice.of(Tone.PLAIN, Key.CHUTE_REST_WHAT, Key.CHUTE_REST_DO);
      case Chuting.Unlocking(Problem last) -> told(last, Key.CHUTE_BUSY_WHAT, Key.CHUTE_BUSY_DO);
      case Chuting.Inviting(boolean open, Problem last) ->
          open
              ? told(last, Key.CHUTE_OPEN_WHAT, Key.CHUTE_OPEN_DO)
              : told(last, Key.CHUTE_INVITE_WHAT, Key.CHUTE_INVITE_DO);
      case Chuting.Resting(Problem last) -> told(last, Key.CHUTE_REST_WHAT, Key.CHUTE_REST_DO);
      case Chuting.Reading() -> Advice.of(Tone.BUSY, Key.CHUTE_BUSY_WHAT, Key.CHUTE_BUSY_DO);
      case Chuting.Keeping ignored -> Advice.of(Tone.BUSY, Key.CHUTE_BUSY_WHAT, Key.CHUTE_BUSY_DO);
      case Chuting.Dropping ignored ->
          Advice.of(Tone.DONE, Key.CHUTE_FALLS_WHAT, Key.CHUTE_FALLS_DO);
    };
  }

  private static Advice told(@Nullable Problem last, Key what, Key remedy) {
    return last == null
        ? Advice.of(Tone.PLAIN, what, remedy)
        : new Advice(Tone.ATTENTION, Message.of(of(last)), Message.of(remedy(last, remedy)));
  }

  private static Key of(Problem problem) {
    return switch (problem) {
      case NO_TAG -> Key.CHUTE_NO_TAG;
      case STRANGE -> Key.CHUTE_STRANGE;
      case SEVERAL -> Key.CHUTE_SEVERAL;
      case INCOMPLETE -> Key.CHUTE_INCOMPLETE;
      case NOT_RECORDED -> Key.CHUTE_NOT_RECORDED;
      case FLAP -> Key.CHUTE_FLAP;
      case STUCK -> Key.CHUTE_STUCK;
      case NO_ROOM -> Key.CHUTE_NO_ROOM;
      case NO_ANSWER -> Key.CHUTE_NO_ANSWER;
    };
  }

  private static Key remedy(Problem problem, Key otherwise) {
    return switch (problem) {
      case STUCK -> Key.CHUTE_STUCK_DO;
      case NO_ROOM -> Key.CHUTE_LATER_DO;
      case NO_ANSWER -> Key.CHUTE_LATER_DO;
      case FLAP -> Key.CHUTE_FLAP_DO;
      case NO_TAG -> Key.CHUTE_BACK_DO;
      case STRANGE -> Key.CHUTE_BACK_DO;
      case SEVERAL -> Key.CHUTE_SEVERAL_DO;
      case INCOMPLETE -> Key.CHUTE_SEVERAL_DO;
      case NOT_RECORDED -> otherwise;
    };
  }
}
