package org.shuyi.sync.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuyi.sync.statistics.Measure;

/**
 * What a season was, folded out of what people at the vans saw: which books are with whom, and what
 * each stop had on each day. Knows nothing of journals, clocks, batches or the centre.
 */
final class SeasonOracle {
  /** A stop, or a van where it was no stop, on a day. */
  record Place(String point, LocalDate day) {}

  private final Map<String, List<Effect>> books = new TreeMap<>();
  private final Map<String, String> out = new TreeMap<>();
  private final Map<Place, Map<Measure, Long>> counts = new HashMap<>();
  private final Map<Place, Set<String>> borrowers = new HashMap<>();
  private long loans;

  long loans() {
    return loans;
  }

  /** Item to patron. */
  Map<String, String> out() {
    return out;
  }

  /** Without what was never seen. */
  Map<Place, Map<Measure, Long>> counts() {
    return counts;
  }

  void lent(Place place, String item, String patron) {
    loans++;
    saw(place, Measure.LOANS, 1);
    saw(place, Measure.LOANS_OFFLINE, 1);
    if (borrowers.computeIfAbsent(place, any -> new HashSet<>()).add(patron)) {
      saw(place, Measure.BORROWERS, 1);
    }
    out.put(item, patron);
    effect(Effect.Kind.LOAN, item, patron);
  }

  void cameBack(Place place, String item) {
    saw(place, Measure.RETURNS, 1);
    effect(Effect.Kind.RETURN, item, String.valueOf(out.remove(item)));
  }

  void prolonged(Place place, String item) {
    saw(place, Measure.RENEWALS, 1);
    effect(Effect.Kind.RENEWAL, item, String.valueOf(out.get(item)));
  }

  void saw(Place place, Measure measure, long number) {
    counts.computeIfAbsent(place, any -> new HashMap<>()).merge(measure, number, Long::sum);
  }

  private void effect(Effect.Kind kind, String item, String patron) {
    books.computeIfAbsent(item, any -> new ArrayList<>()).add(new Effect(kind, item, patron));
  }

  /**
   * How the library system differs.
   *
   * @param lost what people saw and it does not have
   * @param doubled what it has and nobody saw, or once more than they saw
   */
  record Difference(long lost, long doubled) {}

  /** Book by book, in order, against all that the library system ever did. */
  Difference against(List<Effect> effects, Map<String, String> outThere) {
    Map<String, List<Effect>> done = new HashMap<>();
    effects.forEach(each -> done.computeIfAbsent(each.item(), any -> new ArrayList<>()).add(each));
    long lost = 0;
    long doubled = 0;
    Set<String> items = new HashSet<>(books.keySet());
    items.addAll(done.keySet());
    for (String item : items) {
      List<Effect> seen = books.getOrDefault(item, List.of());
      int same = inOrder(seen, done.getOrDefault(item, List.of()));
      lost += seen.size() - same;
      doubled += done.getOrDefault(item, List.of()).size() - same;
    }
    return out.equals(outThere) ? new Difference(lost, doubled) : new Difference(lost + 1, doubled);
  }

  /** The length of the longest history that both have. */
  private static int inOrder(List<Effect> one, List<Effect> other) {
    int[] before = new int[other.size() + 1];
    for (Effect each : one) {
      int[] now = new int[other.size() + 1];
      for (int i = 1; i <= other.size(); i++) {
        now[i] =
            each.equals(other.get(i - 1)) ? before[i - 1] + 1 : Math.max(before[i], now[i - 1]);
      }
      before = now;
    }
    return before[other.size()];
  }
}
