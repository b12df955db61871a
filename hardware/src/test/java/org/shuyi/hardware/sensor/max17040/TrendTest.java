package org.shuyi.hardware.sensor.max17040;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.sensor.PowerSupply.Source;

class TrendTest {
  private static final Instant BEGAN = Instant.EPOCH;
  private static final Duration PACE = Duration.ofSeconds(5);

  private static Trend after(double first, double step, int looks) {
    Trend trend = Trend.from(first, BEGAN);
    for (int look = 1; look <= looks; look++) {
      trend = trend.on(first + step * look, BEGAN.plus(PACE.multipliedBy(look)));
    }
    return trend;
  }

  @Test
  void nothingIsSaidBeforeItIsKnown() {
    assertThat(after(80, 0, 10).source(80, 15)).isEmpty();
  }

  @Test
  void aChargeThatFallsIsABatteryThatServes() {
    assertThat(after(80, -0.1, 3).source(79.7, 15)).contains(Source.BATTERY);
    assertThat(after(15, -0.1, 3).source(14.7, 15)).contains(Source.BATTERY_LOW);
  }

  @Test
  void aChargeThatRisesOrStandsIsTheMains() {
    assertThat(after(10, 0.05, 2).source(10.1, 15)).contains(Source.MAINS);
    assertThat(after(100, 0, 60).source(100, 15)).contains(Source.MAINS);
  }

  @Test
  void theMainsThatComeBackAreSeenAtALowChargeToo() {
    Trend serves = after(12, -0.1, 3);
    assertThat(serves.source(11.7, 15)).contains(Source.BATTERY_LOW);
    Instant later = BEGAN.plusSeconds(60);
    assertThat(serves.on(11.85, later).source(11.85, 15)).contains(Source.MAINS);
  }

  /** The chip's last digit trembles. */
  @Property(tries = 200)
  void aChargeThatTremblesIsNoBattery(
      @ForAll @Size(100) List<@DoubleRange(min = 49.9, max = 50.1) Double> charges) {
    Trend trend = Trend.from(50, BEGAN);
    Instant now = BEGAN;
    for (double charge : charges) {
      now = now.plus(PACE);
      trend = trend.on(charge, now);
      assertThat(trend.serves()).isNotEqualTo(Optional.of(true));
    }
  }
}
