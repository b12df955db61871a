package org.shuyi.sync.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.StampSource;

/** A station's clocks: one that counts since boot, and one on the wall that may be anything. */
final class SimulatedClock implements StampSource {
  private static final Duration LONGEST_KEPT_ERROR = Duration.ofHours(30);

  private final Agenda agenda;
  private final RandomGenerator random;
  private final boolean good;
  private final boolean believed;
  private UUID boot = new UUID(0, 0);
  private long bootAt;
  private Duration error = Duration.ZERO;
  private ClockTrust trust = ClockTrust.TRUSTED;

  /**
   * @param good it is right all the time, and trusted
   * @param believed the station says that its clock is right, whatever it shows
   */
  SimulatedClock(Agenda agenda, RandomGenerator random, boolean good, boolean believed) {
    this.agenda = agenda;
    this.random = random;
    this.good = good;
    this.believed = believed;
  }

  /** The machine starts. */
  void boot() {
    boot = new UUID(random.nextLong(), random.nextLong());
    bootAt = agenda.now();
    if (!good) {
      jump(random);
    }
  }

  /** The wall clock shows something else from now on, and nobody vouches for it. */
  void jump(RandomGenerator how) {
    if (good) {
      return;
    }
    switch (how.nextInt(3)) {
      case 0 -> set(Duration.ZERO, ClockTrust.TRUSTED);
      case 1 ->
          set(Duration.ofMillis(-how.nextLong(LONGEST_KEPT_ERROR.toMillis())), ClockTrust.KEPT);
      default -> {
        Duration anything = Duration.ofMillis(how.nextLong(-100_000_000L, 100_000_000L));
        Duration sinceEpoch = Duration.between(Instant.EPOCH, Agenda.START);
        set(how.nextBoolean() ? sinceEpoch.negated() : anything, ClockTrust.UNKNOWN);
      }
    }
  }

  /** It is off by so much from now on, and is trusted so far. */
  void set(Duration next, ClockTrust how) {
    error = next;
    trust = how;
    agenda.tell("a clock is " + how + " and off by " + next);
  }

  /** It runs too fast or too slow. */
  void drift(Duration by) {
    error = error.plus(by);
  }

  boolean isGood() {
    return good;
  }

  Instant wall() {
    return agenda.instant().plus(error);
  }

  @Override
  public Stamp now() {
    return new Stamp(
        boot,
        Duration.ofMillis(agenda.now() - bootAt),
        wall(),
        believed ? ClockTrust.TRUSTED : trust);
  }
}
