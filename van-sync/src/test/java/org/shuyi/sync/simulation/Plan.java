package org.shuyi.sync.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Who does what when, and what is going to happen to whom, in one world. */
record Plan(Setting setting, List<Step> steps) {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;

  /** Most worlds are short, for trouble that comes close together is the worst. */
  private static final long SHORT = 16 * HOUR;

  private static final long LONG = 48 * HOUR;

  /** What happens in a step. */
  enum Kind {
    VISIT,
    ALONE,
    CLOCK_JUMPS,
    DISK_FULL,
    POWER_GOES,
    RESTART,
    BACKUP,
    RESTORE,
    LIBRARY_DOWN,
    DESK,
    HOLD
  }

  /**
   * The scene.
   *
   * @param trouble for how long things happen, in milliseconds
   * @param goodClocks every station's clock is right all the time
   * @param blocked the library system lends nothing to one of the patrons
   */
  record Setting(long trouble, int stations, int books, boolean goodClocks, boolean blocked) {}

  /**
   * One step.
   *
   * @param number for {@link Keep}
   * @param at milliseconds since the world began
   * @param who number of a station, where one is concerned
   * @param seed of all that is chosen in this step
   */
  record Step(int number, long at, Kind kind, int who, long seed) {
    RandomGenerator random() {
      return new SplittableRandom(seed);
    }
  }

  static Plan of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Setting setting =
        new Setting(
            random.nextInt(5) == 0 ? LONG : SHORT,
            2 + random.nextInt(2),
            2 + random.nextInt(3),
            random.nextInt(3) > 0,
            random.nextInt(3) == 0);
    Draft draft = new Draft(random, setting.trouble());
    draft.people();
    for (int who = 0; who < setting.stations(); who++) {
      draft.troubles(who);
    }
    return new Plan(setting, draft.numbered());
  }

  private static final class Draft {
    private final SplittableRandom random;
    private final long end;
    private final List<Step> steps = new ArrayList<>();

    Draft(SplittableRandom random, long end) {
      this.random = random;
      this.end = end;
    }

    void people() {
      every(Kind.VISIT, 0, MINUTE, 2 * MINUTE, 80 * MINUTE);
      every(Kind.LIBRARY_DOWN, 0, random.nextLong(24 * HOUR), 6 * HOUR, 24 * HOUR);
      if (random.nextInt(2) == 0) {
        every(Kind.DESK, 0, random.nextLong(10 * HOUR), HOUR, 10 * HOUR);
      }
      if (random.nextInt(4) == 0) {
        add(Kind.HOLD, 0, random.nextLong(end));
      }
    }

    void troubles(int who) {
      every(Kind.ALONE, who, random.nextLong(10 * HOUR), 4 * HOUR, 24 * HOUR);
      every(Kind.CLOCK_JUMPS, who, random.nextLong(24 * HOUR), HOUR, 24 * HOUR);
      every(Kind.DISK_FULL, who, random.nextLong(48 * HOUR), 4 * HOUR, 48 * HOUR);
      every(Kind.POWER_GOES, who, random.nextLong(30 * HOUR), HOUR, 30 * HOUR);
      every(Kind.RESTART, who, random.nextLong(48 * HOUR), 12 * HOUR, 48 * HOUR);
      if (random.nextInt(4) == 0) {
        long backup = random.nextLong(end - 4 * HOUR);
        add(Kind.BACKUP, who, backup);
        add(Kind.RESTORE, who, random.nextLong(backup, end));
      }
    }

    private void every(Kind kind, int who, long first, long least, long more) {
      for (long at = first; at < end; at += least + random.nextLong(more)) {
        add(kind, who, at);
      }
    }

    private void add(Kind kind, int who, long at) {
      steps.add(new Step(0, at, kind, who, random.nextLong()));
    }

    List<Step> numbered() {
      steps.sort(Comparator.comparingLong(Step::at));
      List<Step> numbered = new ArrayList<>();
      for (Step step : steps) {
        int number = Keep.FIRST_STEP + numbered.size();
        numbered.add(new Step(number, step.at(), step.kind(), step.who(), step.seed()));
      }
      return List.copyOf(numbered);
    }
  }
}
