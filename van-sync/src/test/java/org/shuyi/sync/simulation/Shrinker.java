package org.shuyi.sync.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a small part of a world in which the same kind of promise is still broken: leaves out half
 * of all that is planned, then quarters, and so on (Zeller's ddmin).
 */
final class Shrinker {
  private static final int MOST_REPLAYS = 400;

  /** What is left, and how it ends. */
  record Small(List<Integer> kept, World.Ending ending) {
    /** How to play it again. */
    String command(long seed) {
      return "mvn -pl van-sync -am verify -Dsimulation.from="
          + seed
          + " -Dsimulation.seeds=1 -Dsimulation.keep="
          + Keep.text(kept);
    }
  }

  private final long seed;
  private final Rules rules;
  private final Oracle.Kind kind;
  private Small small;
  private int replays;

  private Shrinker(long seed, Rules rules, World.Ending failed) {
    this.seed = seed;
    this.rules = rules;
    this.kind = failed.faults().getFirst().kind();
    this.small = new Small(Keep.numbers(failed.steps()), failed);
  }

  /**
   * Shrinks a world.
   *
   * @param failed how it ended, with at least one fault
   */
  static Small shrink(long seed, Rules rules, World.Ending failed) throws Exception {
    Shrinker shrinker = new Shrinker(seed, rules, failed);
    int parts = 2;
    while (parts <= shrinker.small.kept().size() && shrinker.replays < MOST_REPLAYS) {
      parts = shrinker.without(parts) ? Math.max(2, parts - 1) : parts * 2;
    }
    return shrinker.small;
  }

  private boolean without(int parts) throws Exception {
    List<Integer> all = small.kept();
    for (int part = 0; part < parts && replays < MOST_REPLAYS; part++) {
      List<Integer> rest = new ArrayList<>(all.subList(0, all.size() * part / parts));
      rest.addAll(all.subList(all.size() * (part + 1) / parts, all.size()));
      replays++;
      World.Ending ending = Ground.play(seed, Keep.of(rest), rules);
      if (ending.faults().stream().anyMatch(fault -> fault.kind() == kind)) {
        small = new Small(List.copyOf(rest), ending);
        return true;
      }
    }
    return false;
  }
}
