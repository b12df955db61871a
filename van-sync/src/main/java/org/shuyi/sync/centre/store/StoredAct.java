package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/** A loan, return or renewal that waits for its outcome. */
public record StoredAct(
    ActId id, StationId station, Epoch epoch, long sequence, Act.OnItem act, ActTime time) {}
