package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Turns switches of a bench on and off again, one at a time, as chance has it. The same generator
 * chooses the same faults in the same order.
 */
public final class RandomFaults {
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final VirtualBench bench;
  private final RandomGenerator random;
  private final Duration pause;

  /**
   * One fault to come.
   *
   * @param after so long after the one before
   * @param lasting so long
   */
  public record Fault(Duration after, String device, Switch what, Duration lasting) {
    @Override
    public String toString() {
      return device + " " + what.name() + " for " + lasting.toMillis() + " ms";
    }
  }

  /**
   * @param pause between two faults, on average
   */
  public RandomFaults(VirtualBench bench, RandomGenerator random, Duration pause) {
    this.bench = bench;
    this.random = random;
    this.pause = pause;
  }

  /** Chooses the next one. */
  public Fault next() {
    List<Map.Entry<String, VirtualDevice<?>>> all = new ArrayList<>(bench.devices().entrySet());
    var chosen = all.get(random.nextInt(all.size()));
    List<Switch> switches = chosen.getValue().switches();
    return new Fault(
        between(Duration.ZERO, pause.multipliedBy(2)),
        chosen.getKey(),
        switches.get(random.nextInt(switches.size())),
        between(SHORTEST, LONGEST));
  }

  private Duration between(Duration least, Duration most) {
    return least.plusNanos(random.nextLong(most.minus(least).toNanos() + 1));
  }

  /**
   * Goes on until it is interrupted; then the last fault is off.
   *
   * @param tell hears of each fault when it begins
   */
  public void run(Consumer<? super Fault> tell) throws IOException, InterruptedException {
    while (true) {
      Fault fault = next();
      Thread.sleep(fault.after());
      tell.accept(fault);
      try {
        fault.what().turn(true);
        Thread.sleep(fault.lasting());
      } finally {
        fault.what().turn(false);
      }
    }
  }
}
