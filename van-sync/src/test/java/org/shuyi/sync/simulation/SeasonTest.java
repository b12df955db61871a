package org.shuyi.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays a season of vans. {@code -Dseason.seed=S} plays a whole one: 30 stops, 3 vans, 60 days,
 * 50,000 loans.
 */
@ExtendWith(Silence.class)
final class SeasonTest {
  private static final Season.Size WHOLE = new Season.Size(3, 10, 60, 50_000);
  private static final Season.Size SHORT = new Season.Size(3, 10, 12, 1_500);
  private static final Season.Size SHORTEST = new Season.Size(2, 10, 12, 300);
  private static final int MOST_SEEDS = 3;

  @Test
  void theLibrarySystemAndTheStatisticsAgreeWithWhatPeopleSaw() throws Exception {
    Long seed = Long.getLong("season.seed");
    Season.Ending ending =
        Season.play(seed == null ? 1 : seed, seed == null ? SHORT : WHOLE, SeasonRule.KEPT);

    System.out.println(ending);
    assertThat(ending.reviews()).isEmpty();
    assertThat(ending.lost()).isZero();
    assertThat(ending.doubled()).isZero();
    assertThat(ending.agrees()).isTrue();
    assertThat(ending.loans()).isGreaterThan(seed == null ? SHORT.loans() : WHOLE.loans());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEPT")
  void aBrokenRuleIsNoticed(SeasonRule broken) throws Exception {
    int seed = 1;
    while (seed <= MOST_SEEDS && isQuiet(seed, broken)) {
      seed++;
    }
    System.out.printf("season: %s is caught by seed %d%n", broken, seed);
    assertThat(seed).as("seasons until %s is noticed", broken).isLessThanOrEqualTo(MOST_SEEDS);
  }

  private static boolean isQuiet(long seed, SeasonRule broken) throws Exception {
    Season.Ending ending = Season.play(seed, SHORTEST, broken);
    return ending.lost() == 0 && ending.doubled() == 0 && ending.agrees();
  }
}
