package org.shuyi.kiosk.session;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/**
 * Which bin of the chute is for what.
 *
 * @param library the ISIL of this library as its tags have it; empty if they don't say
 * @param numbers from 1; what has none goes where its own books go
 */
public record Bins(String library, Map<Destination, Integer> numbers) {
  /** All into the first. */
  public static final Bins ONE = new Bins("", Map.of());

  public Bins {
    numbers = Map.copyOf(numbers);
  }

  int of(Destination destination) {
    return numbers.getOrDefault(destination, numbers.getOrDefault(Destination.OWN, 1));
  }

  /**
   * The bin it belongs to, then all others: a returned book is better in a wrong bin than in none.
   */
  SequencedSet<Integer> inOrder(Destination destination, int bins) {
    SequencedSet<Integer> order = new LinkedHashSet<>();
    order.add(of(destination));
    IntStream.rangeClosed(1, bins).forEach(order::add);
    return order;
  }
}
