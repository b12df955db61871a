package org.shuyi.sync.simulation;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a world are kept: kinds of trouble by chance and single steps of the plan, all of
 * them numbered. As text, {@code 1-4,9}.
 */
final class Keep {
  /** Steps of a plan are numbered from here. */
  static final int FIRST_STEP = 100;

  private final @Nullable BitSet numbers;

  private Keep(@Nullable BitSet numbers) {
    this.numbers = numbers;
  }

  static Keep all() {
    return new Keep(null);
  }

  static Keep of(List<Integer> numbers) {
    BitSet set = new BitSet();
    numbers.forEach(set::set);
    return new Keep(set);
  }

  static Keep parse(String text) {
    BitSet set = new BitSet();
    for (String part : text.strip().split(",")) {
      String[] ends = part.split("-", 2);
      set.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }
    return new Keep(set);
  }

  boolean has(Trouble kind) {
    return has(number(kind));
  }

  boolean has(int number) {
    return numbers == null || numbers.get(number);
  }

  private static int number(Trouble kind) {
    return kind.ordinal() + 1;
  }

  /** All numbers of a world with so many steps. */
  static List<Integer> numbers(int steps) {
    return IntStream.concat(
            IntStream.rangeClosed(1, Trouble.values().length),
            IntStream.range(FIRST_STEP, FIRST_STEP + steps))
        .boxed()
        .toList();
  }

  /** As {@link #parse} reads it. */
  static String text(List<Integer> numbers) {
    BitSet set = new BitSet();
    numbers.forEach(set::set);
    return IntStream.iterate(
            set.nextSetBit(0), from -> from >= 0, from -> set.nextSetBit(set.nextClearBit(from)))
        .mapToObj(from -> range(from, set.nextClearBit(from) - 1))
        .collect(Collectors.joining(","));
  }

  private static String range(int from, int to) {
    return from == to ? "" + from : from + "-" + to;
  }
}
