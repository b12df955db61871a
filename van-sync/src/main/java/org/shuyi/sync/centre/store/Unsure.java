package org.shuyi.sync.centre.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;

/**
 * An act whose time is not sure.
 *
 * @param item null if it is about none
 */
record Unsure(ActId id, UUID boot, Duration sinceBoot, ActTime time, @Nullable String item) {

  boolean isSure() {
    return time.isSure();
  }

  private Unsure at(ActTime other) {
    return new Unsure(id, boot, sinceBoot, other, item);
  }

  /**
   * What is known of the same acts with these anchors: those of an anchor's boot get their time by
   * the monotonic distance, within the bounds they had, and the ones before and after them get
   * closer bounds.
   *
   * @param acts of one journal, in its order
   */
  static List<Unsure> corrected(List<Unsure> acts, List<ClockAnchor> anchors) {
    Map<UUID, Instant> boots = new HashMap<>();
    anchors.forEach(each -> boots.put(each.boot(), each.wall().minus(each.sinceBoot())));
    List<Unsure> dated = new ArrayList<>(acts.size());
    Instant earliest = Instant.MIN;
    for (Unsure each : acts) {
      dated.add(each.at(notBefore(earliest, dated(each, boots.get(each.boot())))));
      earliest = dated.getLast().time().earliest();
    }
    Instant latest = Instant.MAX;
    for (int i = dated.size() - 1; i >= 0; i--) {
      dated.set(i, dated.get(i).at(notAfter(latest, dated.get(i).time())));
      latest = dated.get(i).time().latest();
    }
    return dated;
  }

  private static ActTime dated(Unsure act, @Nullable Instant boot) {
    if (boot == null) {
      return act.time();
    }
    Instant at = max(act.time().earliest(), min(boot.plus(act.sinceBoot()), act.time().latest()));
    return new ActTime(at, at, at);
  }

  private static ActTime notBefore(Instant bound, ActTime time) {
    Instant earliest = min(max(bound, time.earliest()), time.latest());
    return new ActTime(earliest, max(earliest, time.at()), time.latest());
  }

  private static ActTime notAfter(Instant bound, ActTime time) {
    Instant latest = max(min(bound, time.latest()), time.earliest());
    return new ActTime(time.earliest(), min(latest, time.at()), latest);
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
