package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/**
 * A loan, return or renewal that waits for its outcome.
 *
 * @param act with the card that the patron has now, if it was done on another one of the same
 *     person
 */
public record StoredAct(
    ActId id, StationId station, Epoch epoch, long sequence, Act.OnItem act, ActTime time)
    implements Stored {
  @Override
  public Subject subject() {
    return act.item();
  }
}
