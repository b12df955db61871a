package org.shuyi.kiosk.ui.text;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Holding.Told.Matter;
import org.shuyi.kiosk.flow.Holding.Wish;

/** Books that are asked for, in plain words. Pure. */
public final class HoldWording {
  private HoldWording() {}

  public static Key what(Matter matter) {
    return switch (matter) {
      case ASKED -> Key.HOLD_ASKED;
      case LATER -> Key.HOLD_LATER;
      case PLACED -> Key.HOLD_PLACED;
      case REFUSED -> Key.HOLD_REFUSED;
      case NOT_WRITTEN -> Key.HOLD_NOT_WRITTEN;
    };
  }

  public static Key remedy(Matter matter) {
    return switch (matter) {
      case ASKED -> Key.HOLD_ASKED_DO;
      case LATER -> Key.HOLD_LATER_DO;
      case PLACED -> Key.HOLD_PLACED_DO;
      case REFUSED -> Key.HOLD_REFUSED_DO;
      case NOT_WRITTEN -> Key.HOLD_NOT_WRITTEN_DO;
    };
  }

  public static Key stage(Wish.Stage stage) {
    return switch (stage) {
      case READY -> Key.HOLD_READY;
      case WAITS -> Key.HOLD_WAITS;
      case RESERVED -> Key.HOLD_RESERVED;
      case NOT_SENT -> Key.HOLD_NOT_SENT;
    };
  }

  public static String title(Wish wish, Texts texts) {
    return wish.title().isEmpty()
        ? texts.say(Key.STATE_UNTITLED, wish.item().value())
        : wish.title();
  }

  /** Where it waits and until when, as far as the library says. */
  public static String where(Wish wish, Texts texts) {
    LocalDate through = wish.through();
    return Stream.of(
            wish.place().isEmpty() ? "" : texts.say(Key.HOLD_PLACE, wish.place()),
            through == null ? "" : texts.say(Message.of(Key.HOLD_THROUGH, through)))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("  "));
  }
}
