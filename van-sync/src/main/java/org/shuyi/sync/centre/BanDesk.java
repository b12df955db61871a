package org.shuyi.sync.centre;

import java.util.List;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.circulation.StationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where staff see which stations this centre has shut out at the broker, and let them in again. */
public final class BanDesk {
  private static final Logger LOG = LoggerFactory.getLogger(BanDesk.class);

  private final Gate gate;

  BanDesk(Gate gate) {
    this.gate = gate;
  }

  /** Sorted by name. */
  public List<StationId> list() {
    return gate.banned();
  }

  /**
   * Lets a station in again at once. One that still floods is banned again.
   *
   * @return false if this centre has not banned it
   */
  public boolean lift(StationId station, StaffId by) {
    boolean lifted = gate.lift(station);
    if (lifted) {
      LOG.warn("{} is let in at the broker again, by {}", station, by);
    }
    return lifted;
  }
}
