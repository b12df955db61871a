package org.shuyi.sync.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.ServicePoint;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.statistics.JournalCount;
import org.shuyi.sync.statistics.JournalTimes;
import org.shuyi.sync.statistics.Measure;
import org.shuyi.sync.statistics.ServiceDay;
import org.shuyi.sync.statistics.Statistics;

/** The statistics of a season, out of the journals as the centre has them. */
final class SeasonReport {
  private final SeasonRule rule;
  private final ZoneId zone;
  private final Statistics statistics = new Statistics();
  private final Set<ActId> counted = new HashSet<>();

  SeasonReport(SeasonRule rule, ZoneId zone) {
    this.rule = rule;
    this.zone = zone;
  }

  /** One journal of a van, whole; journals that it had before come before. */
  void add(String van, List<RecordedAct> journal) {
    switch (rule) {
      case DAY_BY_WALL_CLOCK -> byWallClock(van, journal);
      case STOP_BY_TIME -> byTheRules(van, byTime(journal));
      default -> byTheRules(van, journal);
    }
  }

  private void byTheRules(String van, List<RecordedAct> journal) {
    JournalTimes times = new JournalTimes();
    journal.forEach(act -> times.see(act.stamp()));
    JournalCount count = new JournalCount(statistics, van, zone, times);
    for (RecordedAct act : journal) {
      if (counted.add(act.id()) || rule == SeasonRule.COPY_COUNTED_TWICE) {
        count.count(act, null);
      } else {
        count.skip(act);
      }
    }
  }

  private static List<RecordedAct> byTime(List<RecordedAct> journal) {
    return journal.stream()
        .sorted(Comparator.comparing((RecordedAct act) -> act.stamp().wall()))
        .toList();
  }

  private void byWallClock(String van, List<RecordedAct> journal) {
    ServicePoint point = ServicePoint.NONE;
    for (RecordedAct act : journal) {
      StopId stop = point.of(act.act());
      point = point.after(act.act());
      if (counted.add(act.id())) {
        LocalDate day = LocalDate.ofInstant(act.stamp().wall(), zone);
        statistics.count(new ServiceDay(stop == null ? van : stop.value(), day), act.act(), null);
      }
    }
  }

  /** Numbers that are not 0, of those that people can see; null days are days of their own. */
  Map<SeasonOracle.Place, Map<Measure, Long>> counts(Set<Measure> visible) {
    Map<SeasonOracle.Place, Map<Measure, Long>> counts = new HashMap<>();
    statistics
        .counts()
        .forEach(
            (when, row) -> {
              LocalDate day = when.day() == null ? LocalDate.MIN : when.day();
              Map<Measure, Long> here = new HashMap<>(row);
              here.keySet().retainAll(visible);
              here.values().removeIf(number -> number == 0);
              if (!here.isEmpty()) {
                counts.put(new SeasonOracle.Place(when.servicePoint(), day), here);
              }
            });
    return counts;
  }
}
