package org.shuyi.sync.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.VanAct.ProposedBy;
import org.shuyi.sync.route.Timetable.Dates;
import org.shuyi.sync.route.Timetable.Weekly;

class RouteTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Timetable FORTNIGHTLY = weekly(2, "09:30", "10:30", DayOfWeek.MONDAY);
  private static final Timetable THURSDAYS = weekly(1, "14:00", "14:10", DayOfWeek.THURSDAY);
  private static final Timetable FAIR =
      new Timetable(Dates.of(MONDAY, MONDAY.plusDays(40)), at("11:00"), at("12:00"));

  /** A degree of latitude is some 111 km, so that these are 5.6 km apart. */
  private static final Position EAST_AT = new Position(26.0, 116.0);

  private static final Position WEST_AT = new Position(26.05, 116.0);
  private static final Stop EAST = stop("east", EAST_AT, FORTNIGHTLY, THURSDAYS);
  private static final Stop WEST = stop("west", WEST_AT, FAIR);
  private static final Stop DEPOT = stop("depot", null);
  private static final Route ROUTE = new Route(List.of(WEST, EAST, DEPOT));

  private static Timetable weekly(int weeks, String from, String to, DayOfWeek... days) {
    return new Timetable(new Weekly(Set.of(days), weeks, MONDAY), at(from), at(to));
  }

  private static LocalTime at(String time) {
    return LocalTime.parse(time);
  }

  private static Stop stop(String id, @Nullable Position place, Timetable... timetable) {
    return new Stop(new StopId(id), Map.of("zh", "村", "en", id), place, 200, List.of(timetable));
  }

  private static VanAct.StopOpened opened(Stop stop, String time) {
    return new VanAct.StopOpened(stop.id(), MONDAY.atTime(at(time)), ProposedBy.STAFF);
  }

  @Test
  void theDayIsInOrderOfTime() {
    assertThat(ROUTE.plannedOn(MONDAY))
        .extracting(PlannedVisit::stop)
        .containsExactly(EAST.id(), WEST.id());
    assertThat(ROUTE.plannedOn(MONDAY.plusDays(3)))
        .containsExactly(PlannedVisit.of(EAST.id(), THURSDAYS, MONDAY.plusDays(3)));
    assertThat(ROUTE.plannedOn(MONDAY.plusDays(7))).isEmpty();
    assertThat(ROUTE.plannedOn(MONDAY.plusDays(14))).hasSize(1);
    assertThat(ROUTE.plannedOn(MONDAY.minusDays(14))).as("before it began").isEmpty();
  }

  @Test
  void whatWasOpenedOrSkippedIsNotOpenAnyMore() {
    Act skipped =
        new VanAct.StopSkipped(WEST.id(), MONDAY.atTime(11, 0), false, VanAct.SkipReason.WEATHER);

    assertThat(ROUTE.openOn(MONDAY, List.of(opened(EAST, "09:30"))))
        .extracting(PlannedVisit::stop)
        .containsExactly(WEST.id());
    assertThat(ROUTE.openOn(MONDAY, List.of(opened(EAST, "09:30"), skipped))).isEmpty();
    assertThat(ROUTE.openOn(MONDAY, List.of(opened(EAST, "08:00")))).as("another visit").hasSize(2);
  }

  @Test
  void dueIsTheNextVisitButNotTooSoon() {
    assertThat(ROUTE.due(EAST.id(), MONDAY, 1)).contains(MONDAY.plusDays(3));
    assertThat(ROUTE.due(EAST.id(), MONDAY, 3)).contains(MONDAY.plusDays(3));
    assertThat(ROUTE.due(EAST.id(), MONDAY, 4)).contains(MONDAY.plusDays(10));
    assertThat(ROUTE.due(EAST.id(), MONDAY, 12)).contains(MONDAY.plusDays(14));
    assertThat(ROUTE.due(WEST.id(), MONDAY, 1)).contains(MONDAY.plusDays(40));
    assertThat(ROUTE.due(WEST.id(), MONDAY.plusDays(40), 1)).as("no more").isEmpty();
    assertThat(ROUTE.due(DEPOT.id(), MONDAY, 1)).isEmpty();
    assertThat(ROUTE.due(new StopId("nowhere"), MONDAY, 1)).isEmpty();
  }

  @Property(tries = 300)
  void theNextVisitIsTheFirstDayThatIsPlanned(
      @ForAll @Size(min = 1, max = 3) Set<DayOfWeek> days,
      @ForAll @IntRange(min = 1, max = 8) int weeks,
      @ForAll @IntRange(min = -30, max = 400) int after,
      @ForAll @IntRange(min = 1, max = 40) int least) {
    Timetable timetable =
        new Timetable(new Weekly(days, weeks, MONDAY.plusDays(2)), at("08:00"), at("09:00"));
    Route route = new Route(List.of(stop("any", null, timetable)));
    LocalDate today = MONDAY.plusDays(after);
    LocalDate due = route.due(new StopId("any"), today, least).orElseThrow();

    assertThat(route.plannedOn(due)).hasSize(1);
    assertThat(due).isAfterOrEqualTo(today.plusDays(least));
    assertThat(today.plusDays(least).datesUntil(due))
        .allMatch(day -> route.plannedOn(day).isEmpty());
  }

  private static List<String> proposed(
      @Nullable Position position, @Nullable String now, Act... acts) {
    Proposal proposal =
        Proposal.of(ROUTE, position, now == null ? null : MONDAY.atTime(at(now)), List.of(acts));
    List<String> all = new ArrayList<>();
    for (Proposal.Candidate each : proposal.candidates()) {
      all.add(each.stop().id() + " " + each.why() + (each.visit() == null ? " extra" : ""));
    }
    return all;
  }

  @Test
  void placeAndTimeTogetherTellMost() {
    assertThat(proposed(EAST_AT, "09:40"))
        .containsExactly("east POSITION_AND_TIMETABLE", "west TIMETABLE");
    assertThat(proposed(WEST_AT, "09:40"))
        .as("early, but it stands there")
        .containsExactly("west POSITION_AND_TIMETABLE", "east TIMETABLE");
    assertThat(proposed(EAST_AT, "12:30", opened(EAST, "09:30")))
        .as("served already: an extra stop")
        .containsExactly("east POSITION extra", "west TIMETABLE");
  }

  @Test
  void oneOfThemTellsEnough() {
    assertThat(proposed(null, "10:35")).containsExactly("east TIMETABLE", "west TIMETABLE");
    assertThat(proposed(null, "10:50")).containsExactly("west TIMETABLE", "east TIMETABLE");
    assertThat(proposed(EAST_AT, null)).containsExactly("east POSITION extra");
    assertThat(proposed(new Position(27, 117), "09:40"))
        .as("on the road, or a receiver that errs")
        .containsExactly("east TIMETABLE", "west TIMETABLE");
    assertThat(proposed(null, null)).isEmpty();
  }

  @Test
  void candidatesSayHowFarOffTheyAre() {
    Proposal.Candidate best =
        Proposal.of(ROUTE, new Position(26.001, 116.0), MONDAY.atTime(11, 0), List.of())
            .best()
            .orElseThrow();

    assertThat(best.stop()).isEqualTo(EAST);
    assertThat(best.metres()).isCloseTo(111.2, within(0.1));
    assertThat(best.off()).hasMinutes(30);
  }

  @Property(tries = 300)
  void whateverIsKnownEachStopIsProposedAtMostOnce(
      @ForAll @IntRange(min = 0, max = 1439) int minute,
      @ForAll @IntRange(min = 0, max = 100) int north,
      @ForAll boolean receiver) {
    Position position = receiver ? new Position(26 + north / 1000.0, 116) : null;
    Proposal proposal =
        Proposal.of(ROUTE, position, MONDAY.atStartOfDay().plusMinutes(minute), List.of());

    assertThat(proposal.candidates()).extracting(each -> each.stop().id()).doesNotHaveDuplicates();
    assertThat(proposal.candidates())
        .extracting(each -> each.stop().id())
        .contains(EAST.id(), WEST.id());
    Optional<Stop> here =
        ROUTE.stops().stream()
            .filter(
                stop ->
                    position != null
                        && stop.place() != null
                        && position.metresTo(stop.place()) <= stop.radius())
            .findFirst();
    here.ifPresent(stop -> assertThat(proposal.best().orElseThrow().stop()).isEqualTo(stop));
  }

  @Test
  void aDegreeIsSoLong() {
    assertThat(new Position(0, 0).metresTo(new Position(0, 1))).isCloseTo(111_195, within(1.0));
    assertThat(new Position(60, 0).metresTo(new Position(60, 1))).isCloseTo(55_597, within(2.0));
    assertThat(new Position(0, -179.5).metresTo(new Position(0, 179.5)))
        .isCloseTo(111_195, within(1.0));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Position(Double.NaN, 0)).hasMessageContaining("latitude");
    assertThatThrownBy(() -> new Route(List.of(EAST, EAST))).hasMessageContaining("twice");
    assertThatThrownBy(() -> weekly(1, "10:00", "09:00", DayOfWeek.MONDAY))
        .hasMessageContaining("ends before");
    assertThatThrownBy(() -> weekly(0, "10:00", "11:00", DayOfWeek.MONDAY))
        .hasMessageContaining("every 0 weeks");
    assertThatThrownBy(() -> new Stop(EAST.id(), Map.of(), null, 100, List.of()))
        .hasMessageContaining("no name");
    assertThat(EAST.name("vi")).isEqualTo("村");
  }
}
