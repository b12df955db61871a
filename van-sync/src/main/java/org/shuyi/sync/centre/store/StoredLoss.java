package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/** A card that was reported lost and is not dealt with yet. */
public record StoredLoss(
    ActId id, StationId station, Epoch epoch, long sequence, PatronId card, ActTime time)
    implements Stored {
  @Override
  public Subject subject() {
    return card;
  }
}
