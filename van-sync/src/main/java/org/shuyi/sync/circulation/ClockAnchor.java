package org.shuyi.sync.circulation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A moment of a boot in which the wall clock was {@link Stamp.ClockTrust#TRUSTED}. It tells the
 * time of every act of that boot by the monotonic distance, also of those stamped before the clock
 * was set.
 *
 * @param boot as in {@link Stamp#boot()}
 * @param sinceBoot monotonic, millisecond resolution
 * @param wall what the clock showed then, millisecond resolution
 */
public record ClockAnchor(UUID boot, Duration sinceBoot, Instant wall) {}
