package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/** A payment that the library system does not know of yet. */
public record StoredFee(
    ActId id, StationId station, Epoch epoch, long sequence, Act.FeePaid act, ActTime time)
    implements Stored {
  @Override
  public Subject subject() {
    return act.order();
  }
}
