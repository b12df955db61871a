package org.shuyi.sync.centre.store;

import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;

/** An act that waits for its outcome. */
public sealed interface Stored permits StoredAct, StoredCard, StoredLoss, StoredFee, StoredHold {
  ActId id();

  StationId station();

  Epoch epoch();

  long sequence();

  ActTime time();

  /** In whose lane it waits. */
  Subject subject();
}
