package org.shuyi.sync.centre;

import java.util.HashMap;
import java.util.Map;
import org.shuyi.sync.circulation.StationId;

/**
 * Places that stations share: one takes a further place only while more are free than it has. Alone
 * it gets half of them, and who comes later always finds one, as in switches with a dynamic
 * threshold (Choudhury and Hahne, 1998). Safe for use by several threads.
 */
final class Places {
  private final Map<StationId, Integer> taken = new HashMap<>();
  private int free;

  Places(int all) {
    this.free = all;
  }

  /** Never blocks. False if it gets none now. */
  synchronized boolean take(StationId station) {
    int own = taken.getOrDefault(station, 0);
    if (own >= free) {
      return false;
    }
    taken.put(station, own + 1);
    free--;
    return true;
  }

  /** After {@link #take}, once. */
  synchronized void giveBack(StationId station) {
    taken.computeIfPresent(station, (key, own) -> own == 1 ? null : own - 1);
    free++;
  }
}
