package org.shuyi.hardware.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param goal null for a figure that only explains others
 */
public record Figure(String name, double value, String unit, @Nullable Goal goal) {
  /** What a figure is held against. */
  public record Goal(boolean atLeast, double bound) {
    boolean met(double value) {
      return atLeast ? value >= bound : value <= bound;
    }

    @Override
    public String toString() {
      return (atLeast ? "at least " : "at most ") + number(bound);
    }
  }

  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  public static Figure atLeast(double bound, String name, double value, String unit) {
    return new Figure(name, value, unit, new Goal(true, bound));
  }

  public static Figure atMost(double bound, String name, double value, String unit) {
    return new Figure(name, value, unit, new Goal(false, bound));
  }

  /** True for a figure without a goal. */
  public boolean met() {
    return goal == null || goal.met(value);
  }

  String row() {
    return "%-62s %12s %-8s %-16s %s"
        .formatted(
            name,
            number(value),
            unit,
            goal == null ? "" : goal.toString(),
            goal == null ? "" : met() ? "met" : "NOT MET");
  }

  String json() {
    return "{\"name\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"goal\": %s, \"met\": %s}"
        .formatted(name, number(value), unit, goal == null ? "null" : "\"" + goal + "\"", met());
  }

  private static String number(double value) {
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
