package org.shuyi.sync.centre.store;

import java.time.Instant;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/**
 * A batch that was verified and is stored as it came.
 *
 * @param first the first row that was new in it
 * @param last its last row
 * @param hash of its last row
 * @param message the bytes that the station sent
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record Packed(
    StationId station,
    Epoch epoch,
    long first,
    long last,
    byte[] hash,
    byte[] message,
    Instant receivedAt) {}
