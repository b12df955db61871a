package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.HoldRequest;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/**
 * A hold, placed or cancelled, that the library system does not know of yet.
 *
 * @param act of the card that counts now
 * @param request as the station wrote it, in whose lane it waits
 */
public record StoredHold(
    ActId id,
    StationId station,
    Epoch epoch,
    long sequence,
    Act.OnHold act,
    HoldRequest request,
    ActTime time)
    implements Stored {
  @Override
  public Subject subject() {
    return request;
  }
}
