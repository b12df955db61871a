package org.shuyi.sync.centre.store;

import java.time.Instant;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/**
 * A journal of which nothing more is taken.
 *
 * @param acceptedThrough the last act that was taken
 */
public record Quarantined(
    StationId station, Epoch epoch, long acceptedThrough, String reason, Instant since) {}
