package org.shuyi.sync.centre.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A device as its station tells of it.
 *
 * @param name in the station's file
 * @param reason why it is not ready, as {@code BIN_FULL}; empty for one that is
 * @param felt what a sensor feels, as {@code BATTERY 87 %}; empty for nothing
 */
record DeviceView(String name, State state, String reason, String felt) {
  /** What can still be worked with, as in the station's own condition. */
  private static final Set<String> USABLE = Set.of("PAPER_LOW", "GARBLED", "NO_ANSWER");

  /** What a sensor says that somebody has to look at. */
  private static final Set<String> ALARMING = Set.of("BATTERY", "BATTERY_LOW", "CASE_OPEN");

  /** How it is. */
  enum State {
    READY,
    DEGRADED,
    ABSENT,
    /** A word of a later program. */
    OTHER
  }

  /**
   * @param said as in {@link org.shuyi.sync.wire.StationState#devices}
   */
  static DeviceView of(String name, String said) {
    List<String> words = Arrays.asList(said.strip().split(" +"));
    State state = state(words.getFirst());
    int known = state == State.READY || state == State.OTHER ? 1 : Math.min(2, words.size());
    return new DeviceView(
        name,
        state,
        known == 2 ? words.get(1) : "",
        String.join(" ", words.subList(state == State.OTHER ? 0 : known, words.size())));
  }

  private static State state(String word) {
    return switch (word) {
      case "READY" -> State.READY;
      case "DEGRADED" -> State.DEGRADED;
      case "ABSENT" -> State.ABSENT;
      default -> State.OTHER;
    };
  }

  /** The words of its sensor that somebody has to look at. */
  List<String> alarms() {
    return Arrays.stream(felt.split(" ")).filter(ALARMING::contains).toList();
  }

  Rung rung() {
    if (state == State.READY) {
      return alarms().isEmpty() ? Rung.WELL : Rung.IMPAIRED;
    }
    return state == State.DEGRADED && USABLE.contains(reason) || state == State.OTHER
        ? Rung.IMPAIRED
        : Rung.PARTLY;
  }
}
