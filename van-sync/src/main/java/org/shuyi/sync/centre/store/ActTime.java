package org.shuyi.sync.centre.store;

import java.time.Instant;

/**
 * When an act was done, as the centre computed it from a station's stamps.
 *
 * @param earliest surely not before this
 * @param at the time the act is ordered by and dated with
 * @param latest surely not after this
 */
public record ActTime(Instant earliest, Instant at, Instant latest) {
  public ActTime {
    if (at.isBefore(earliest) || latest.isBefore(at)) {
      throw new IllegalArgumentException(
          "time of an act " + at + " outside its bounds " + earliest + " to " + latest);
    }
  }

  /** There is nothing more to be known of it. */
  public boolean isSure() {
    return earliest.equals(latest);
  }
}
