package org.shuyi.sync.route;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct.ProposedBy;

/**
 * At which stop a van may be standing, likeliest first, for staff to confirm.
 *
 * @param candidates each stop at most once; none if neither place nor time leads to any
 */
public record Proposal(List<Candidate> candidates) {
  /**
   * One of them.
   *
   * @param visit what the timetable has for it today and was neither opened nor skipped, the next
   *     one first; null if it would be an extra stop
   * @param why what points to it
   * @param metres from its place to where the van is; infinite if that is not known
   * @param off from its time in the timetable to now; zero within it
   */
  public record Candidate(
      Stop stop, @Nullable PlannedVisit visit, ProposedBy why, double metres, Duration off) {}

  private static final Comparator<Candidate> LIKELIEST_FIRST =
      Comparator.<Candidate>comparingInt(each -> rank(each.why()))
          .thenComparing(Candidate::off)
          .thenComparingDouble(Candidate::metres)
          .thenComparing(each -> each.stop().id().value());

  /** Beyond any day: there is nothing to be off from. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  public Proposal {
    candidates = List.copyOf(candidates);
  }

  /** What to ask about first. */
  public Optional<Candidate> best() {
    return candidates.stream().findFirst();
  }

  /**
   * From what is known of place and time.
   *
   * @param position where the van is; null if nothing tells
   * @param now local time by a trusted clock; null if the clock can't be trusted
   * @param acts of the van's journal, at least of today: what was served is not proposed again
   */
  public static Proposal of(
      Route route,
      @Nullable Position position,
      @Nullable LocalDateTime now,
      Collection<? extends Act> acts) {
    List<PlannedVisit> open = now == null ? List.of() : route.openOn(now.toLocalDate(), acts);
    return new Proposal(
        route.stops().stream()
            .flatMap(stop -> candidate(stop, open, position, now))
            .sorted(LIKELIEST_FIRST)
            .toList());
  }

  private static Stream<Candidate> candidate(
      Stop stop,
      List<PlannedVisit> open,
      @Nullable Position position,
      @Nullable LocalDateTime now) {
    double metres = metres(stop, position);
    boolean here = metres <= stop.radius();
    Optional<PlannedVisit> visit = now == null ? Optional.empty() : closest(stop.id(), open, now);
    if (!here && visit.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        new Candidate(
            stop,
            visit.orElse(null),
            why(here, visit.isPresent()),
            metres,
            now == null ? NEVER : visit.map(each -> off(each, now)).orElse(NEVER)));
  }

  private static ProposedBy why(boolean here, boolean planned) {
    if (here) {
      return planned ? ProposedBy.POSITION_AND_TIMETABLE : ProposedBy.POSITION;
    }
    return ProposedBy.TIMETABLE;
  }

  private static Optional<PlannedVisit> closest(
      StopId stop, List<PlannedVisit> open, LocalDateTime now) {
    return open.stream()
        .filter(visit -> visit.stop().equals(stop))
        .min(Comparator.<PlannedVisit, Duration>comparing(visit -> off(visit, now)));
  }

  private static double metres(Stop stop, @Nullable Position position) {
    Position place = stop.place();
    return place == null || position == null ? Double.POSITIVE_INFINITY : position.metresTo(place);
  }

  private static Duration off(PlannedVisit visit, LocalDateTime now) {
    if (now.isBefore(visit.from())) {
      return Duration.between(now, visit.from());
    }
    return now.isAfter(visit.to()) ? Duration.between(visit.to(), now) : Duration.ZERO;
  }

  private static int rank(ProposedBy why) {
    return switch (why) {
      case POSITION_AND_TIMETABLE -> 0;
      case POSITION -> 1;
      case TIMETABLE -> 2;
      case STAFF -> 3;
    };
  }
}
