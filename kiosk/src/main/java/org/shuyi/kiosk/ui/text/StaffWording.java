package org.shuyi.kiosk.ui.text;

import java.util.List;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.flow.Staffing.Slot;
import org.shuyi.kiosk.flow.Staffing.Told;
import org.shuyi.kiosk.flow.Staffing.Work;

/** Loading and clearing a locker, in plain words. Pure. */
public final class StaffWording {
  private StaffWording() {}

  /** Why a book lies there. */
  public static Key lies(Slot.Lies lies) {
    return switch (lies) {
      case EMPTY -> Key.STOCK_EMPTY;
      case FOR_ANYBODY -> Key.STOCK_FREE;
      case HELD -> Key.STOCK_HELD;
      case WAITED_TOO_LONG -> Key.STOCK_OVER;
      case LENT -> Key.STOCK_LENT;
      case TO_LOOK_AT -> Key.STOCK_LOOK;
    };
  }

  /** What became of the last door. */
  public static List<Advice> told(Told told) {
    return switch (told) {
      case NOTHING -> List.of();
      case LOADED -> List.of(Advice.of(Tone.DONE, Key.STOCK_LOADED, Key.STOCK_NEXT));
      case TAKEN_OUT -> List.of(Advice.of(Tone.DONE, Key.STOCK_TAKEN, Key.STOCK_NEXT));
      case AS_IT_WAS -> List.of(Advice.of(Tone.PLAIN, Key.STOCK_AS_IT_WAS, Key.STOCK_NEXT));
      case NOT_OPENED ->
          List.of(Advice.of(Tone.REFUSED, Key.STOCK_NOT_OPENED, Key.STOCK_NOT_OPENED_DO));
      case NOT_RECORDED ->
          List.of(Advice.of(Tone.REFUSED, Key.STOCK_NOT_RECORDED, Key.STOCK_NOT_RECORDED_DO));
    };
  }

  /** How far it is with a door. */
  public static Message title(Staffing.AtDoor here) {
    return Message.of(here.open() ? Key.DOOR_OPEN : Key.DOOR_OPENING, here.work().door());
  }

  /** What to do at an open door. */
  public static Key lead(Work work) {
    return work instanceof Work.Put ? Key.STOCK_PUT_DO : Key.STOCK_TAKE_DO;
  }

  /** What nobody could see. */
  public static Key question(Work work) {
    return work instanceof Work.Put ? Key.STOCK_PUT_ASK : Key.STOCK_TAKE_ASK;
  }
}
