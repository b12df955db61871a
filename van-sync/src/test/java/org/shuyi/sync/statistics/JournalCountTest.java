package org.shuyi.sync.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.VanAct.EventKind;
import org.shuyi.sync.circulation.VanAct.Found;
import org.shuyi.sync.circulation.VanAct.ProposedBy;
import org.shuyi.sync.circulation.VanAct.RequestAnswer;
import org.shuyi.sync.circulation.VanAct.SkipReason;
import org.shuyi.sync.circulation.WorkId;

/** Two days of a van, counted by hand. */
class JournalCountTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final StopId EAST = new StopId("东村");
  private static final StopId WEST = new StopId("西村");
  private static final UUID BOOT = new UUID(0, 1);

  private final List<RecordedAct> acts = new ArrayList<>();
  private final JournalTimes times = new JournalTimes();
  private final Statistics statistics = new Statistics();
  private LocalDateTime now = MONDAY.atTime(8, 0);
  private ClockTrust trust = ClockTrust.TRUSTED;
  private UUID boot = BOOT;
  private long error;

  private ActId at(String time, Act act) {
    now = now.toLocalDate().atTime(LocalTime.parse(time));
    return write(act);
  }

  private ActId write(Act act) {
    long n = acts.size() + 1;
    Instant wall = now.atZone(CHINA).toInstant();
    Duration sinceBoot = Duration.between(now.toLocalDate().atStartOfDay(CHINA).toInstant(), wall);
    Stamp stamp = new Stamp(boot, sinceBoot, wall.minus(Duration.ofDays(error)), trust);
    acts.add(new RecordedAct(n, new ActId(new UUID(7, n)), stamp, act));
    return acts.getLast().id();
  }

  private Map<Measure, Long> counted(String point, @Nullable LocalDate day) {
    return statistics
        .counts()
        .getOrDefault(new ServiceDay(point, day), Map.of())
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void count() {
    acts.forEach(act -> times.see(act.stamp()));
    JournalCount count = new JournalCount(statistics, "van-1", CHINA, times);
    acts.forEach(act -> count.count(act, null));
  }

  private static Act open(StopId stop, @Nullable LocalDateTime planned) {
    return new VanAct.StopOpened(stop, planned, ProposedBy.POSITION);
  }

  private static Act loan(int item, int card) {
    return new Act.Loan(book(item), card(card), MONDAY.plusDays(14), Act.DecidedBy.STATION);
  }

  private static ItemId book(int number) {
    return new ItemId("SY%06d".formatted(number));
  }

  private static PatronId card(int number) {
    return new PatronId("P%07d".formatted(number));
  }

  private void monday() {
    at("08:00", new VanAct.StockShelved(book(1)));
    at("09:42", open(EAST, MONDAY.atTime(9, 30)));
    at("09:45", loan(1, 1));
    at("09:45", loan(2, 1));
    at("09:50", loan(3, 2));
    at("09:55", new Act.Return(book(9)));
    at("10:00", new VanAct.Visit(7, PatronCategory.OTHER));
    at("10:01", new VanAct.Visit(4, PatronCategory.CHILD));
    at("10:02", new Act.FeePaid(card(1), new Money(150, "CNY"), new FeeOrder("a")));
    at("10:03", new Act.FeePaid(card(2), new Money(50, "CNY"), new FeeOrder("b")));
    ActId wish = at("10:05", new VanAct.Request(new VanAct.Wish.Title("三体"), card(1), EAST, null));
    at("10:30", new VanAct.StopClosed(EAST));
    at("10:40", new VanAct.StopSkipped(WEST, MONDAY.atTime(11, 0), false, SkipReason.ROAD));
    at("14:00", open(EAST, null));
    at("14:05", new VanAct.RequestAnswered(wish, RequestAnswer.BROUGHT, book(4)));
    at("14:06", new VanAct.RequestAnswered(wish, RequestAnswer.HANDED_OVER, book(4)));
    at("14:10", new VanAct.StopClosed(EAST));
    at("17:00", new VanAct.StockCounted(book(5), "A3", Found.MISSING));
    at("17:01", new VanAct.StockCounted(book(6), "A3", Found.PRESENT));
  }

  /** Nobody set the clock on this day, and it runs days behind. */
  private void tuesday() {
    now = TUESDAY.atStartOfDay();
    trust = ClockTrust.UNKNOWN;
    boot = new UUID(0, 2);
    error = 9;
    at("11:00", open(WEST, TUESDAY.atTime(11, 0)));
    at("11:05", loan(7, 3));
    at("11:10", new VanAct.DownloadTaken(new WorkId("epub-1")));
    at(
        "11:30",
        new VanAct.EventHeld(
            EventKind.LECTURE, "茶", Map.of(PatronCategory.CHILD, 10, PatronCategory.SENIOR, 20)));
    at("12:00", new VanAct.StopClosed(WEST));
    at("16:00", new Act.Return(book(8)));
  }

  @Test
  void countsTwoDaysAsAHandDoes() {
    monday();
    tuesday();
    count();

    assertThat(counted("van-1", MONDAY))
        .containsOnly(
            Map.entry(Measure.STOCK_LOADED, 1L),
            Map.entry(Measure.STOCK_COUNTED, 2L),
            Map.entry(Measure.STOCK_MISSING, 1L));
    assertThat(counted("东村", MONDAY))
        .isEqualTo(
            Map.ofEntries(
                Map.entry(Measure.LOANS, 3L),
                Map.entry(Measure.LOANS_OFFLINE, 3L),
                Map.entry(Measure.BORROWERS, 2L),
                Map.entry(Measure.RETURNS, 1L),
                Map.entry(Measure.VISITS, 11L),
                Map.entry(Measure.VISITS_CHILDREN, 4L),
                Map.entry(Measure.PAYMENTS, 2L),
                Map.entry(Measure.PAID_MINOR, 200L),
                Map.entry(Measure.REQUESTS, 1L),
                Map.entry(Measure.REQUESTS_MET, 1L),
                Map.entry(Measure.STOPS_SERVED, 2L),
                Map.entry(Measure.STOPS_EXTRA, 1L),
                Map.entry(Measure.STOPS_LATE, 1L),
                Map.entry(Measure.MINUTES_OPEN, 48L + 10)));
    assertThat(counted("西村", MONDAY)).isEqualTo(Map.of(Measure.STOPS_SKIPPED, 1L));
    assertThat(counted("西村", TUESDAY))
        .as("staff confirmed which visit it is, whatever the clock shows")
        .isEqualTo(
            Map.of(
                Measure.LOANS, 1L,
                Measure.LOANS_OFFLINE, 1L,
                Measure.BORROWERS, 1L,
                Measure.DOWNLOADS, 1L,
                Measure.EVENTS, 1L,
                Measure.EVENTS_LECTURES, 1L,
                Measure.ATTENDANCES, 30L,
                Measure.ATTENDANCES_CHILDREN, 10L,
                Measure.STOPS_SERVED, 1L));
    assertThat(counted("van-1", null))
        .as("at no stop, by no clock")
        .isEqualTo(Map.of(Measure.RETURNS, 1L));
  }

  @Test
  void aClockThatIsSetLaterDatesItsBoot() {
    tuesday();
    times.see(
        new ClockAnchor(
            boot, Duration.ofHours(20), TUESDAY.atTime(20, 0).atZone(CHINA).toInstant()));
    count();

    assertThat(counted("van-1", TUESDAY)).isEqualTo(Map.of(Measure.RETURNS, 1L));
    assertThat(counted("西村", TUESDAY)).containsEntry(Measure.MINUTES_OPEN, 60L);
    assertThat(statistics.counts().keySet()).extracting(ServiceDay::day).doesNotContainNull();
  }

  @Test
  void anActInACopyOfTheJournalIsCountedOnce() {
    monday();
    acts.forEach(act -> times.see(act.stamp()));
    JournalCount first = new JournalCount(statistics, "van-1", CHINA, times);
    acts.forEach(act -> first.count(act, null));
    JournalCount copy = new JournalCount(statistics, "van-1", CHINA, times);
    acts.subList(0, 5).forEach(copy::skip);
    at("09:59", loan(10, 1));
    copy.count(acts.getLast(), null);

    assertThat(counted("东村", MONDAY))
        .as("at the stop that was open where the copy was made")
        .containsEntry(Measure.LOANS, 4L)
        .containsEntry(Measure.BORROWERS, 2L)
        .containsEntry(Measure.STOPS_SERVED, 2L);
  }

  @Test
  void twoCurrenciesAreNotAddedUp() {
    at("09:00", new Act.FeePaid(card(1), new Money(150, "CNY"), new FeeOrder("a")));
    at("09:01", new Act.FeePaid(card(1), new Money(150, "VND"), new FeeOrder("b")));

    assertThatThrownBy(this::count).hasMessageContaining("CNY and VND");
  }

  @Test
  void itIsExportedAsItIs() {
    monday();
    count();

    List<String> lines = List.of(Table.csv(statistics).split("\r\n"));
    List<String> head = List.of(lines.getFirst().substring(1).split(","));
    List<String> east =
        List.of(
            lines.stream()
                .filter(line -> line.startsWith("东村,2026-11-23,"))
                .findFirst()
                .orElseThrow()
                .split(","));
    assertThat(east.get(head.indexOf("loans"))).isEqualTo("3");
    assertThat(east.get(head.indexOf("visits"))).isEqualTo("11");
    assertThat(east.get(head.indexOf("paid_minor"))).isEqualTo("200");
    assertThat(Table.rows(statistics))
        .filteredOn(row -> "东村".equals(row.get("service_point")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("stops_late", 1L).containsEntry("minutes_open", 58L);
              assertThat(row).containsEntry("day", "2026-11-23");
            });
  }
}
