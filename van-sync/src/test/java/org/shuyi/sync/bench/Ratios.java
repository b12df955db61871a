package org.shuyi.sync.bench;

import java.util.ArrayList;
import java.util.List;

/** Two things measured in turns, so that what else the machine does hits both. */
final class Ratios {
  private static final int ROUNDS = 9;

  /** Does something, and says how often in a second. */
  interface Rate {
    double measure() throws Exception;
  }

  private final List<Double> ours = new ArrayList<>();
  private final List<Double> theirs = new ArrayList<>();

  /** After one round to warm up, which does not count. */
  static Ratios of(Rate ours, Rate theirs) throws Exception {
    Ratios ratios = new Ratios();
    for (int round = 0; round <= ROUNDS; round++) {
      double first = ours.measure();
      double second = theirs.measure();
      if (round > 0) {
        ratios.ours.add(first);
        ratios.theirs.add(second);
      }
    }
    return ratios;
  }

  double ours() {
    return median(ours);
  }

  double theirs() {
    return median(theirs);
  }

  /** The median of the rounds' ratios. */
  double ratio() {
    List<Double> each = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      each.add(ours.get(i) / theirs.get(i));
    }
    return median(each);
  }

  static double perSecond(int times, long startedNanos) {
    return times * 1e9 / (System.nanoTime() - startedNanos);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
