package org.shuyi.kiosk.ui.text;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.locker.Handover;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Lockers.Lies;
import org.shuyi.kiosk.flow.Lockers.Stage;
import org.shuyi.kiosk.flow.Lockers.Visiting;
import org.shuyi.kiosk.flow.Service;

/** Doors and what lies behind them, in plain words. Pure. */
public final class LockerWording {
  private LockerWording() {}

  /** How far it is with the door. */
  public static Message title(Visiting visit) {
    int door = visit.compartment().door();
    return switch (visit.stage()) {
      case Stage.Deciding ignored -> Message.of(Key.LOCKER_DOOR, door);
      case Stage.Recording ignored -> Message.of(Key.LOCKER_DOOR, door);
      case Stage.Handing handing -> Message.of(handing(handing), door);
      case Stage.Unsure ignored -> Message.of(Key.DOOR_UNSURE, door);
      case Stage.TakingBack ignored -> Message.of(Key.LOCKER_DOOR, door);
    };
  }

  private static Key handing(Stage.Handing handing) {
    return switch (handing.handover().phase()) {
      case Handover.Phase.Commanded() -> Key.DOOR_OPENING;
      case Handover.Phase.Open ignored -> Key.DOOR_OPEN;
      case Handover.Phase.Closed() -> Key.DOOR_CLOSED;
      case Handover.Phase.Over ignored -> Key.DOOR_CLOSED;
    };
  }

  /** What to do now; null if nothing is. */
  public static @Nullable Key lead(Stage stage) {
    return switch (stage) {
      case Stage.Deciding ignored -> Key.DOOR_WAIT;
      case Stage.Recording ignored -> Key.STATE_RECORDING;
      case Stage.Handing handing -> handing.open() ? Key.DOOR_OPEN_DO : null;
      case Stage.Unsure ignored -> Key.DOOR_UNSURE_DO;
      case Stage.TakingBack ignored -> Key.DOOR_BACK;
    };
  }

  /** Why the session does not end while the door stands open. */
  public static List<Advice> closeFirst(Visiting visit) {
    return visit.stage() instanceof Stage.Handing handing && handing.open() && handing.closeFirst()
        ? List.of(
            new Advice(
                Tone.ATTENTION,
                Message.of(Key.DOOR_CLOSE_WHAT, visit.compartment().door()),
                Message.of(Key.DOOR_CLOSE_DO)))
        : List.of();
  }

  /** A door that stands open is told until it is closed. */
  public static Optional<Advice> openDoor(SortedSet<Integer> openDoors) {
    return openDoors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Advice(
                Tone.ATTENTION,
                Message.of(Key.NOTICE_DOOR_WHAT, openDoors.first()),
                Message.of(Key.NOTICE_DOOR_DO)));
  }

  /** Why a book lies there for this patron; null if for anybody. */
  public static @Nullable Key lies(Lies lies) {
    return switch (lies) {
      case FOR_ANYBODY -> null;
      case HELD -> Key.LOCKER_HELD;
      case LENT -> Key.LOCKER_LENT;
    };
  }

  /** What became of the last door. */
  public static List<Advice> told(List<Line> lines, Service service) {
    if (lines.isEmpty()) {
      return List.of();
    }
    LineText text = Wording.line(Purpose.BORROW, lines.getLast().progress(), service);
    Message more =
        text.details().isEmpty()
            ? text.due() == null ? text.state() : text.due()
            : text.details().getFirst();
    Message what =
        lines.getLast().title().isEmpty()
            ? text.state()
            : Message.of(Key.REASON_LINE, lines.getLast().title(), text.state());
    return List.of(new Advice(text.tone(), what, more));
  }

  /** What a door is heard by. */
  static Optional<Tone> tone(Stage stage) {
    return switch (stage) {
      case Stage.Handing handing when handing.open() ->
          Optional.of(handing.closeFirst() ? Tone.ATTENTION : Tone.DONE);
      case Stage.Unsure ignored -> Optional.of(Tone.ATTENTION);
      default -> Optional.empty();
    };
  }
}
