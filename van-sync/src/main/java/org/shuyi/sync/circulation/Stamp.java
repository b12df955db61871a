package org.shuyi.sync.circulation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When an act was done, as well as the station knew. Nothing is ordered by {@link #wall()}: the
 * sequence number orders a station's acts, and the centre computes the time.
 *
 * @param boot one random id for each start of the machine
 * @param sinceBoot monotonic, millisecond resolution
 * @param wall what the clock showed, millisecond resolution
 * @param trust how far that clock could be trusted
 */
public record Stamp(UUID boot, Duration sinceBoot, Instant wall, ClockTrust trust) {
  /** How far a wall clock can be trusted. */
  public enum ClockTrust {
    /** Set from NTP, GNSS or the centre in this boot. */
    TRUSTED,
    /** Kept by a battery, or saved at the last shutdown; it may be behind. */
    KEPT,
    /** Nobody set it. */
    UNKNOWN
  }
}
