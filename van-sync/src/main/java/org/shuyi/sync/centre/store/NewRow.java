package org.shuyi.sync.centre.store;

import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Stamp;

/**
 * A row that may be stored.
 *
 * @param act null if it is of a kind that this program does not know: kept, and waits in review
 * @param repeat the act is stored already, under another epoch of the same station
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a row, written once and never compared
public record NewRow(
    long sequence,
    byte[] payload,
    byte[] hash,
    ActId id,
    Stamp stamp,
    @Nullable Act act,
    boolean repeat,
    ActTime time) {}
