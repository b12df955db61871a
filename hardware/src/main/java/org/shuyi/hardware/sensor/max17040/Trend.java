package org.shuyi.hardware.sensor.max17040;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.shuyi.hardware.sensor.PowerSupply.Source;

/**
 * Which way a battery's charge goes. A gauge does not feel the mains; a charge that falls is a
 * battery that serves. Pure.
 *
 * @param charge in percent, from which it is told
 * @param since when it had that charge
 * @param serves empty until it is known
 */
record Trend(double charge, Instant since, Optional<Boolean> serves) {
  /** 64 steps of the chip: far more than its noise. */
  private static final double FALL = 0.25;

  private static final double RISE = 0.1;

  /** A battery that serves for 33 h still loses a quarter of a percent in this time. */
  private static final Duration STILL = Duration.ofMinutes(5);

  static Trend from(double charge, Instant now) {
    return new Trend(charge, now, Optional.empty());
  }

  Trend on(double measured, Instant now) {
    if (measured <= charge - FALL) {
      return new Trend(measured, now, Optional.of(true));
    }
    boolean still = Duration.between(since, now).compareTo(STILL) >= 0;
    return measured >= charge + RISE || still ? new Trend(measured, now, Optional.of(false)) : this;
  }

  /**
   * Empty until it is known.
   *
   * @param low from which charge down, in percent, a battery that serves is near its end
   */
  Optional<Source> source(double measured, int low) {
    return serves.map(
        yes -> !yes ? Source.MAINS : measured <= low ? Source.BATTERY_LOW : Source.BATTERY);
  }
}
