package org.shuyi.sync.route;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct.StopOpened;
import org.shuyi.sync.circulation.VanAct.StopSkipped;

/**
 * The stops of a van and their timetable (营运路线).
 *
 * @param stops each once
 */
public record Route(List<Stop> stops) {
  public Route {
    stops = List.copyOf(stops);
    if (stops.stream().map(Stop::id).distinct().count() < stops.size()) {
      throw new IllegalArgumentException("a route has a stop twice");
    }
  }

  public Optional<Stop> stop(StopId id) {
    return stops.stream().filter(stop -> stop.id().equals(id)).findFirst();
  }

  /** What the timetable has for a day, in order of time. */
  public List<PlannedVisit> plannedOn(LocalDate day) {
    return stops.stream()
        .flatMap(
            stop ->
                stop.timetable().stream()
                    .filter(timetable -> timetable.days().includes(day))
                    .map(timetable -> PlannedVisit.of(stop.id(), timetable, day)))
        .sorted()
        .toList();
  }

  /**
   * The same without what was opened or skipped.
   *
   * @param acts of the van's journal, at least of that day
   */
  public List<PlannedVisit> openOn(LocalDate day, Collection<? extends Act> acts) {
    return plannedOn(day).stream()
        .filter(visit -> acts.stream().noneMatch(act -> settles(act, visit)))
        .toList();
  }

  private static boolean settles(Act act, PlannedVisit visit) {
    return switch (act) {
      case StopOpened opened ->
          visit.stop().equals(opened.stop()) && visit.from().equals(opened.planned());
      case StopSkipped skipped ->
          visit.stop().equals(skipped.stop()) && visit.from().equals(skipped.planned());
      default -> false;
    };
  }

  /**
   * The day on which a van comes to this stop again.
   *
   * @return none if the timetable has no more, or does not know the stop
   */
  public Optional<LocalDate> nextVisit(StopId stop, LocalDate after) {
    return stop(stop).stream()
        .flatMap(each -> each.timetable().stream())
        .flatMap(timetable -> timetable.days().from(after.plusDays(1)).stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * When what is lent at a stop is due: on the next visit there, but not before the patron had it
   * for so many days.
   *
   * @param leastDays 1 or more
   * @return none if the timetable has no such visit; then the library's usual loan period holds
   */
  public Optional<LocalDate> due(StopId stop, LocalDate today, int leastDays) {
    if (leastDays < 1) {
      throw new IllegalArgumentException("due after " + leastDays + " days: expected 1 or more");
    }
    return nextVisit(stop, today.plusDays(leastDays - 1L));
  }
}
