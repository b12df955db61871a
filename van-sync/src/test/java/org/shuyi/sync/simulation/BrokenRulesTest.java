package org.shuyi.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle can fail: it notices each broken rule, and says within how many worlds. */
@ExtendWith(Silence.class)
final class BrokenRulesTest {
  private static final int MOST_SEEDS = 60;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEPT")
  void isNoticed(Rules broken) throws Exception {
    int seed = 1;
    while (seed <= MOST_SEEDS && isQuiet(seed, broken)) {
      seed++;
    }
    System.out.printf("simulation: %s is caught by seed %d%n", broken, seed);
    assertThat(seed).as("worlds until %s is noticed", broken).isLessThanOrEqualTo(MOST_SEEDS);
  }

  private static boolean isQuiet(long seed, Rules broken) throws Exception {
    return Ground.play(seed, Keep.all(), broken).faults().isEmpty();
  }
}
