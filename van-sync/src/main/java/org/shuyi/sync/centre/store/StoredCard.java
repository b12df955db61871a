package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/** A card that a station issued and that is not registered yet. */
public record StoredCard(
    ActId id, StationId station, Epoch epoch, long sequence, Act.CardIssued act, ActTime time)
    implements Stored {
  @Override
  public Subject subject() {
    return act.person();
  }
}
