package org.shuyi.sync.centre;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Heard;
import org.shuyi.sync.centre.store.PastAct;
import org.shuyi.sync.centre.store.Quarantined;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.wire.StationState;

/** Where staff see from afar how the stations are. Personal data is in none of it. */
public final class StationDesk {
  private static final int QUARANTINED = 1000;

  private final CentreStore store;
  private final StationDirectory directory;

  StationDesk(CentreStore store, StationDirectory directory) {
    this.store = store;
    this.directory = directory;
  }

  /**
   * One station.
   *
   * @param state what it last said; empty if it has said nothing since this centre was started
   * @param heard when acts, or the word that there are none, last came from it; empty for never
   * @param quarantine why its journal is closed; empty for one that is open
   */
  public record Report(
      StationId station,
      Optional<StationState> state,
      Optional<Heard> heard,
      Optional<String> quarantine) {
    /** It says that it is there, and nobody has said that it is gone. */
    public boolean online() {
      return state.map(StationState::online).orElse(false);
    }

    /** Since when it has had acts that are not here; empty if it has none, or never had nothing. */
    public Optional<Instant> queuedSince() {
      return state
          .filter(said -> said.queued() > 0)
          .flatMap(said -> heard)
          .map(Heard::emptyAt)
          .filter(empty -> empty.isAfter(Instant.EPOCH));
    }
  }

  /** All that were ever heard of, by name. */
  public List<Report> list() throws StoreException {
    Map<StationId, Heard> heard = store.heard();
    Map<StationId, StationState> said = directory.all();
    Map<StationId, String> closed = closed();
    Set<StationId> all =
        java.util.stream.Stream.of(heard.keySet(), said.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return all.stream()
        .sorted(Comparator.comparing(StationId::value))
        .map(
            each ->
                new Report(
                    each,
                    Optional.ofNullable(said.get(each)),
                    Optional.ofNullable(heard.get(each)),
                    Optional.ofNullable(closed.get(each))))
        .toList();
  }

  private Map<StationId, String> closed() throws StoreException {
    Map<StationId, String> closed = new TreeMap<>(Comparator.comparing(StationId::value));
    for (Quarantined each : store.quarantined(QUARANTINED)) {
      closed.put(each.station(), each.reason());
    }
    return closed;
  }

  /** The newest acts of a station's newest journal, the newest first. */
  public List<PastAct> lastActs(StationId station, int limit) throws StoreException {
    return store.lastActs(station, limit);
  }
}
