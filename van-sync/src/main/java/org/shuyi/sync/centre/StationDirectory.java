package org.shuyi.sync.centre;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.wire.StationState;

/**
 * What each station last said of itself. In memory only: the broker retains it, and tells it again
 * after a start. Safe for use by several threads.
 */
final class StationDirectory {
  /** More than a library has; what further ones say is not kept. */
  static final int STATIONS = 4096;

  private final Map<StationId, StationState> said = new HashMap<>();

  /**
   * Keeps what a station said; a last will that comes after the birth of the next connection is not
   * believed.
   *
   * @return false if it is not kept
   */
  synchronized boolean heard(StationState state) {
    StationState before = said.get(state.station());
    boolean late = before != null && state.isOlderThan(before);
    boolean full = before == null && said.size() >= STATIONS;
    if (!late && !full) {
      said.put(state.station(), state);
    }
    return !late && !full;
  }

  synchronized Optional<StationState> state(StationId station) {
    return Optional.ofNullable(said.get(station));
  }

  synchronized Map<StationId, StationState> all() {
    return Map.copyOf(said);
  }
}
