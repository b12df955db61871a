package org.shuyi.hardware.pins;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which lines of a header or an expander are relays and which are contacts.
 *
 * @param relays line numbers, each once
 * @param contacts line numbers, each once and none of them a relay's
 * @param activeLow true for relay boards that draw when their input is low, as most do
 * @param longest no relay is under current for longer, however it was asked for
 * @param held relays, by place in the list, that may stay drawn until told otherwise: lamps
 */
public record PinLayout(
    List<Integer> relays,
    List<Integer> contacts,
    boolean activeLow,
    Duration longest,
    List<Integer> held) {
  /** A lock's coil is made for a pulse; nothing that is timed may be longer. */
  public static final Duration CAP = Duration.ofSeconds(10);

  private static final int MOST_LINES = 64;

  public PinLayout {
    relays = List.copyOf(relays);
    contacts = List.copyOf(contacts);
    held = List.copyOf(held);
    List<Integer> lines = Stream.concat(relays.stream(), contacts.stream()).toList();
    require(!lines.isEmpty(), "it names neither relays nor contacts");
    require(
        lines.stream().allMatch(line -> line >= 0 && line < MOST_LINES),
        "a line is not from 0 to " + (MOST_LINES - 1));
    require(lines.stream().distinct().count() == lines.size(), "a line is named twice");
    require(
        longest.isPositive() && longest.compareTo(CAP) <= 0,
        "longest is not from 1 to " + CAP.toMillis() + " ms");
    int count = relays.size();
    require(
        held.stream().allMatch(relay -> relay >= 0 && relay < count),
        "held names a relay that is not there");
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
