package org.shuyi.sync.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;

/**
 * When the acts of a journal were done. A boot that saw a trusted clock at any moment dates all of
 * its acts by their monotonic distance from it. Not for several threads at once.
 */
public final class JournalTimes {
  private final Map<UUID, ClockAnchor> anchors = new HashMap<>();

  /** Takes in one stamp, of all that are to be dated. */
  public void see(Stamp stamp) {
    if (stamp.trust() == ClockTrust.TRUSTED) {
      see(new ClockAnchor(stamp.boot(), stamp.sinceBoot(), stamp.wall()));
    }
  }

  /** Takes in what the journal remembers of a boot. The first one of a boot holds. */
  public void see(ClockAnchor anchor) {
    anchors.putIfAbsent(anchor.boot(), anchor);
  }

  /** None if no clock that can be trusted tells. */
  Optional<Instant> at(Stamp stamp) {
    if (stamp.trust() == ClockTrust.TRUSTED) {
      return Optional.of(stamp.wall());
    }
    return Optional.ofNullable(anchors.get(stamp.boot()))
        .map(anchor -> anchor.wall().plus(since(anchor, stamp)));
  }

  private static Duration since(ClockAnchor anchor, Stamp stamp) {
    return stamp.sinceBoot().minus(anchor.sinceBoot());
  }
}
