package org.shuyi.hardware.locker.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.hardware.driver.Settings;

/**
 * Which doors there are: those of the first board, then those of the next.
 *
 * @param boards their addresses, each once
 * @param locks on each board
 * @param leftOpen after so long an open door is spoken of
 */
record Cabinet(List<Integer> boards, int locks, Duration leftOpen) {
  /** More would take longer to greet than a check may. */
  private static final int MOST_BOARDS = 8;

  Cabinet {
    boards = List.copyOf(boards);
  }

  /** Reads {@code boards}, {@code locks} and {@code left-open} of a station's file. */
  static Cabinet of(Settings settings, int firstBoard, int lastBoard, int mostLocks) {
    return new Cabinet(
        boards(settings, firstBoard, lastBoard),
        settings.whole("locks", 1, mostLocks, Math.min(16, mostLocks)),
        Duration.ofSeconds(settings.whole("left-open", 5, 3600, 60)));
  }

  private static List<Integer> boards(Settings settings, int first, int last) {
    String text = settings.text("boards", "" + first);
    List<Integer> boards = new ArrayList<>();
    for (String part : text.split(",", MOST_BOARDS + 1)) {
      boards.add(part.strip().matches("[0-9]{1,3}") ? Integer.parseInt(part.strip()) : -1);
    }
    boolean fit = boards.stream().allMatch(board -> board >= first && board <= last);
    if (!fit || boards.size() > MOST_BOARDS || boards.stream().distinct().count() < boards.size()) {
      throw settings.wrong(
          "boards",
          "at most %d addresses from %d to %d with commas between them"
              .formatted(MOST_BOARDS, first, last));
    }
    return boards;
  }

  int doors() {
    return boards.size() * locks;
  }

  /** Where a door hangs; doors are counted from 1. */
  Place place(int door) {
    return new Place(boards.get((door - 1) / locks), (door - 1) % locks + 1);
  }

  /** The number of a door that hangs there. */
  int door(Place place) {
    return boards.indexOf(place.board()) * locks + place.lock();
  }

  /** What to ask in turn, if one answer tells of so many doors. */
  List<Place> rounds(int span) {
    List<Place> rounds = new ArrayList<>();
    for (int board : boards) {
      for (int lock = 1; lock <= locks; lock += span) {
        rounds.add(new Place(board, lock));
      }
    }
    return rounds;
  }
}
