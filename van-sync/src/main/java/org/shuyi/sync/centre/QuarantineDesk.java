package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.List;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Quarantined;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where staff see which journals are closed, and open them. An open journal is examined as any
 * other: what its station kept comes in once, and what is still wrong closes it again.
 */
public final class QuarantineDesk {
  private static final Logger LOG = LoggerFactory.getLogger(QuarantineDesk.class);

  private final CentreStore store;
  private final InstantSource clock;

  QuarantineDesk(CentreStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The longest closed first. */
  public List<Quarantined> list(int limit) throws StoreException {
    return store.quarantined(limit);
  }

  /**
   * Takes more of this journal from now on.
   *
   * @param reason why that is right; for the record
   * @return false if it is not in quarantine
   */
  public boolean release(StationId station, Epoch epoch, StaffId by, String reason)
      throws StoreException {
    boolean released = store.release(station, epoch, by, reason, clock.instant());
    if (released) {
      LOG.warn("Journal {} of {} is out of quarantine, by {}", epoch, station, by);
    }
    return released;
  }
}
