package org.shuyi.sync.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.ServicePoint;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct.StopClosed;
import org.shuyi.sync.circulation.VanAct.StopOpened;
import org.shuyi.sync.circulation.VanAct.StopSkipped;

/**
 * Counts one journal into statistics, act by act in its order: each at the stop that was open then,
 * and on the day on which it was done. The day is that of a trusted clock; or else of the
 * timetable, for staff confirmed which visit it is; or else of a clock that was kept. Not for
 * several threads at once.
 */
public final class JournalCount {
  /** Later than this after the time in the timetable is late. */
  public static final Duration LATE = Duration.ofMinutes(10);

  private final Statistics statistics;
  private final String station;
  private final ZoneId zone;
  private final JournalTimes times;
  private ServicePoint point = ServicePoint.NONE;
  private @Nullable LocalDate plannedDay;
  private @Nullable Instant openedAt;

  /**
   * @param station stands for what was done at no stop
   * @param zone where a day begins
   * @param times has seen every stamp of this journal
   */
  public JournalCount(Statistics statistics, String station, ZoneId zone, JournalTimes times) {
    this.statistics = statistics;
    this.station = station;
    this.zone = zone;
    this.times = times;
  }

  /**
   * Counts the next act.
   *
   * @param outcome what the centre said of it; null if nothing yet
   */
  public void count(RecordedAct recorded, @Nullable Outcome outcome) {
    ServiceDay when = pass(recorded);
    statistics.count(when, recorded.act(), outcome);
    Optional<Instant> at = times.at(recorded.stamp());
    switch (recorded.act()) {
      case StopOpened opened -> at.ifPresent(time -> late(when, opened.planned(), time));
      case StopClosed closed -> at.ifPresent(time -> open(when, time));
      default -> {
        // Takes no time.
      }
    }
  }

  /** Goes on past an act that is counted already: in a copy of this journal. */
  public void skip(RecordedAct recorded) {
    pass(recorded);
  }

  private ServiceDay pass(RecordedAct recorded) {
    StopId stop = point.of(recorded.act());
    if (recorded.act() instanceof StopOpened opened) {
      plannedDay = day(opened.planned());
      openedAt = times.at(recorded.stamp()).orElse(null);
    }
    ServiceDay when =
        new ServiceDay(stop == null ? station : stop.value(), day(recorded, plannedDay));
    point = point.after(recorded.act());
    if (point.open() == null) {
      plannedDay = null;
    }
    return when;
  }

  private @Nullable LocalDate day(RecordedAct recorded, @Nullable LocalDate planned) {
    if (recorded.act() instanceof StopSkipped skipped) {
      return skipped.planned().toLocalDate();
    }
    Stamp stamp = recorded.stamp();
    Optional<LocalDate> known = times.at(stamp).map(time -> LocalDate.ofInstant(time, zone));
    if (known.isPresent() || planned != null) {
      return known.orElse(planned);
    }
    return stamp.trust() == ClockTrust.UNKNOWN ? null : LocalDate.ofInstant(stamp.wall(), zone);
  }

  private static @Nullable LocalDate day(@Nullable LocalDateTime time) {
    return time == null ? null : time.toLocalDate();
  }

  private void late(ServiceDay when, @Nullable LocalDateTime planned, Instant opened) {
    if (planned != null && planned.plus(LATE).isBefore(LocalDateTime.ofInstant(opened, zone))) {
      statistics.add(when, Measure.STOPS_LATE, 1);
    }
  }

  private void open(ServiceDay when, Instant closed) {
    Instant opened = openedAt;
    openedAt = null;
    if (opened != null && opened.isBefore(closed)) {
      statistics.add(when, Measure.MINUTES_OPEN, Duration.between(opened, closed).toMinutes());
    }
  }
}
