package org.shuyi.sync.route;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import org.shuyi.sync.circulation.StopId;

/**
 * One visit to a stop, as the timetable has it. Local times.
 *
 * @param from what {@code StopOpened} and {@code StopSkipped} name it by
 */
public record PlannedVisit(StopId stop, LocalDateTime from, LocalDateTime to)
    implements Comparable<PlannedVisit> {
  private static final Comparator<PlannedVisit> ORDER =
      Comparator.comparing(PlannedVisit::from).thenComparing(visit -> visit.stop().value());

  static PlannedVisit of(StopId stop, Timetable timetable, LocalDate day) {
    return new PlannedVisit(stop, day.atTime(timetable.from()), day.atTime(timetable.to()));
  }

  @Override
  public int compareTo(PlannedVisit other) {
    return ORDER.compare(this, other);
  }
}
