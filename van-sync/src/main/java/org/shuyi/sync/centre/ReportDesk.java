package org.shuyi.sync.centre;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.statistics.JournalCount;
import org.shuyi.sync.statistics.JournalTimes;
import org.shuyi.sync.statistics.Statistics;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.WireException;

/**
 * Where the numbers of every service point are counted (量化考核), from the acts that the centre has.
 */
public final class ReportDesk {
  /** As many outcomes as a store gives at once. */
  private static final int PAGE = 200;

  private final CentreStore store;

  ReportDesk(CentreStore store) {
    this.store = store;
  }

  /**
   * All that was counted.
   *
   * @param unreadable acts that this version can't read, and that stand in no number
   */
  public record Report(Statistics statistics, long unreadable) {}

  /**
   * Reads every act twice: of a boot whose clock was set late, the time is known only at its end.
   *
   * @param zone where a day begins
   */
  public Report count(ZoneId zone) throws StoreException {
    Statistics statistics = new Statistics();
    long unreadable = 0;
    Map<StationId, Set<ActId>> counted = new HashMap<>();
    for (CentreStore.Lane lane : store.lanes()) {
      JournalTimes times = new JournalTimes();
      unreadable += pages(lane, page -> page.forEach(act -> times.see(act.stamp())));
      JournalCount count = new JournalCount(statistics, lane.station().value(), zone, times);
      Set<ActId> known = counted.computeIfAbsent(lane.station(), station -> new HashSet<>());
      pages(lane, page -> count(count, page, outcomes(lane, page), known));
    }
    return new Report(statistics, unreadable);
  }

  /** A journal that was set back brings acts again that another epoch has. */
  private static void count(
      JournalCount count, List<RecordedAct> page, Map<ActId, Outcome> outcomes, Set<ActId> known) {
    for (RecordedAct act : page) {
      if (known.add(act.id())) {
        count.count(act, outcomes.get(act.id()));
      } else {
        count.skip(act);
      }
    }
  }

  private Map<ActId, Outcome> outcomes(CentreStore.Lane lane, List<RecordedAct> page)
      throws StoreException {
    Map<ActId, Outcome> outcomes = new HashMap<>();
    List<Long> sequences = page.stream().map(RecordedAct::sequence).toList();
    for (Outcomes.Settled each : store.outcomes(lane.station(), lane.epoch(), sequences)) {
      outcomes.put(each.id(), each.outcome());
    }
    return outcomes;
  }

  private interface PageUse {
    void take(List<RecordedAct> page) throws StoreException;
  }

  /** Tells how many could not be read. */
  private long pages(CentreStore.Lane lane, PageUse use) throws StoreException {
    long unreadable = 0;
    for (long from = lane.first(); from <= lane.last(); from += PAGE) {
      List<byte[]> rows = store.journal(lane.station(), lane.epoch(), from - 1, PAGE);
      List<RecordedAct> page = new ArrayList<>();
      for (byte[] row : rows) {
        try {
          page.add(ActCodec.decode(row));
        } catch (WireException e) {
          unreadable++;
        }
      }
      use.take(page);
    }
    return unreadable;
  }
}
