package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;

/**
 * Computes when acts were done. The order of a station's acts is certain, its clock is not: a
 * trusted clock gives the time, also for other acts of the same boot by their monotonic distance,
 * whether an act or an anchor tells of it; a kept clock may only be behind; no act was done before
 * the one before it, or after it came in; and between two acts of one boot lies their monotonic
 * distance, whatever the clock showed.
 */
final class ActTimes {
  /** A monotonic clock without anybody to correct it may run ahead by less than one in this. */
  private static final int DRIFT = 1000;

  private ActTimes() {}

  /**
   * Times of consecutive acts of one journal.
   *
   * @param anchors moments in which boots of theirs saw a trusted clock
   * @param lastAt time of the act before them
   * @param lastEarliest earliest time of the act before them
   * @param receivedAt when the centre got them
   */
  static List<ActTime> of(
      List<Stamp> stamps,
      List<ClockAnchor> anchors,
      Instant lastAt,
      Instant lastEarliest,
      Instant receivedAt) {
    Map<UUID, Instant> boots = boots(stamps, anchors);
    List<Instant> latest = latest(stamps, boots, receivedAt);
    List<ActTime> times = new ArrayList<>(stamps.size());
    ActTime previous =
        new ActTime(
            min(lastEarliest, lastAt), lastAt, lastAt.isAfter(receivedAt) ? lastAt : receivedAt);
    for (int i = 0; i < stamps.size(); i++) {
      Duration passed = i == 0 ? Duration.ZERO : between(stamps.get(i - 1), stamps.get(i));
      previous = time(stamps.get(i), boots, latest.get(i), previous, passed);
      times.add(previous);
    }
    return times;
  }

  /** When each boot began, of those that saw a trusted clock. */
  private static Map<UUID, Instant> boots(List<Stamp> stamps, List<ClockAnchor> anchors) {
    Map<UUID, Instant> boots = new HashMap<>();
    for (ClockAnchor anchor : anchors) {
      boots.put(anchor.boot(), anchor.wall().minus(anchor.sinceBoot()));
    }
    for (Stamp stamp : stamps) {
      if (stamp.trust() == ClockTrust.TRUSTED) {
        boots.put(stamp.boot(), stamp.wall().minus(stamp.sinceBoot()));
      }
    }
    return boots;
  }

  private static List<Instant> latest(
      List<Stamp> stamps, Map<UUID, Instant> boots, Instant receivedAt) {
    List<Instant> latest = new ArrayList<>();
    Instant bound = receivedAt;
    for (int i = stamps.size() - 1; i >= 0; i--) {
      boolean last = i == stamps.size() - 1;
      Instant before = last ? bound : bound.minus(between(stamps.get(i), stamps.get(i + 1)));
      bound = min(before, sure(stamps.get(i), boots, before));
      latest.add(bound);
    }
    return latest.reversed();
  }

  /** At the least; nothing if they are not of one boot. A suspended machine counts less. */
  private static Duration between(Stamp first, Stamp second) {
    Duration passed = second.sinceBoot().minus(first.sinceBoot());
    return first.boot().equals(second.boot()) && passed.isPositive()
        ? passed.minus(passed.dividedBy(DRIFT))
        : Duration.ZERO;
  }

  private static ActTime time(
      Stamp stamp, Map<UUID, Instant> boots, Instant latest, ActTime previous, Duration passed) {
    Instant lower =
        isSure(stamp, boots)
            ? sure(stamp, boots, latest)
            : max(leastWall(stamp), previous.earliest().plus(passed));
    Instant earliest = max(previous.earliest(), min(lower, latest));
    Instant at = max(previous.at(), clamp(wall(stamp, boots), earliest, max(earliest, latest)));
    return new ActTime(earliest, at, max(at, latest));
  }

  private static boolean isSure(Stamp stamp, Map<UUID, Instant> boots) {
    return stamp.trust() == ClockTrust.TRUSTED || boots.containsKey(stamp.boot());
  }

  private static Instant sure(Stamp stamp, Map<UUID, Instant> boots, Instant otherwise) {
    return isSure(stamp, boots) ? wall(stamp, boots) : otherwise;
  }

  private static Instant wall(Stamp stamp, Map<UUID, Instant> boots) {
    Instant boot = boots.get(stamp.boot());
    return boot == null || stamp.trust() == ClockTrust.TRUSTED
        ? stamp.wall()
        : boot.plus(stamp.sinceBoot());
  }

  private static Instant leastWall(Stamp stamp) {
    return stamp.trust() == ClockTrust.UNKNOWN ? Instant.EPOCH : stamp.wall();
  }

  private static Instant clamp(Instant value, Instant least, Instant most) {
    return max(least, min(value, most));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
