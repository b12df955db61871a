package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.ui.VanWindow;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.Turn;
import org.shuyi.kiosk.van.Turn.Who;
import org.shuyi.kiosk.van.Van;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Act.OverrideReason;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.route.Route;
import org.shuyi.sync.route.Stop;
import org.shuyi.sync.route.Timetable;

/** A van's stop on its real screens, with reader and scanner on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // made before each test
class VanAtTheGlassTest extends AtTheGlass {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;
  private static final String STAFF = "210000000099";
  private static final StopId SHIMEN = new StopId("shimen");
  private static final Stop STOP =
      new Stop(
          SHIMEN,
          Map.of("zh", "石门村"),
          null,
          300,
          List.of(
              new Timetable(
                  new Timetable.Weekly(EnumSet.allOf(DayOfWeek.class), 1, LocalDate.of(2024, 1, 1)),
                  LocalTime.MIN,
                  LocalTime.of(23, 59))));

  private VirtualFeigReader reader;
  private VirtualScanner scanner;
  private volatile Van van = Van.starting(Map.of());

  private static VirtualTag tag(int number, int afi) {
    return VirtualTag.item(
        TagUid.parse("E0040100000000%02d".formatted(number)),
        new ItemTag(item(number).value(), "", 1, 1, ItemTag.USAGE_CIRCULATING),
        afi);
  }

  private static ItemId item(int number) {
    return new ItemId("SY%06d".formatted(number));
  }

  private static String card(int number) {
    return "2100000000%02d".formatted(number);
  }

  @BeforeEach
  void start() throws IOException {
    reader = keep(new VirtualFeigReader(folder.resolve("reader")));
    scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    switchOn();
  }

  private void switchOn() throws IOException {
    van = Van.starting(Map.of());
    VanDesk.Settings settings =
        new VanDesk.Settings(Map.of(new PatronId(STAFF), "李站长"), new Route(List.of(STOP)), 7, 30);
    VanWindow window =
        VanWindow.open("流动图书车", ZONE, false, Van.starting(Map.of()), event -> session.post(event));
    open(
        window,
        new VanDesk(
            settings,
            station,
            CLOCK,
            ZONE,
            state -> {
              van = state;
              window.show(state);
            }));
    begin(driver("feig", "reader"), driver("scanner", "scanner"));
    untilVan(state -> state.service().booksFirst());
  }

  private void untilVan(Predicate<Van> reached) {
    await().atMost(SOON).until(() -> reached.test(van));
  }

  private void signIn() throws IOException {
    scanner.scan(STAFF);
    untilVan(state -> state.job() instanceof Job.EnterPin);
    type("123456");
  }

  private void openStop() throws IOException {
    signIn();
    tap("stop-0");
    untilVan(state -> state.job() instanceof Job.AtDesk);
  }

  private void show(String card) throws IOException {
    scanner.scan(card);
    untilVan(
        state ->
            new PatronId(card).equals(state.desk().now().card())
                && !(state.desk().now().who() instanceof Who.Asked));
  }

  private static boolean done(List<Line> lines, int many) {
    return lines.size() == many
        && lines.stream().allMatch(line -> line.progress() instanceof Progress.Done);
  }

  private Turn now() {
    return van.desk().now();
  }

  /** From the staff's card to the closed stop; nobody touches the glass between two borrowers. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStopIsServed(boolean online) throws IOException {
    openStop();
    station.offline(!online);
    untilVan(state -> state.service().online() == online);
    VirtualTag one = tag(1, IN_STOCK);
    VirtualTag two = tag(2, IN_STOCK);
    VirtualTag three = tag(3, ON_LOAN);
    VirtualTag four = tag(4, IN_STOCK);

    show(card(1));
    reader.put(one, two);
    untilVan(state -> done(now().out(), 2));
    assertThat(one.afi()).isEqualTo(ON_LOAN);
    show(card(2));
    reader.put(three, four);
    untilVan(state -> done(now().out(), 1) && done(now().back(), 1));
    assertThat(three.afi()).isEqualTo(IN_STOCK);
    told("石门村");
    picture("van-desk-" + online);
    tap("van-close");
    tap("confirm-close");
    untilVan(state -> state.stop() == null);

    LocalDate due = LocalDate.now(ZONE).plusDays(7);
    List<Act> acts = station.acts();
    assertThat(acts.getFirst()).isInstanceOf(VanAct.StopOpened.class);
    assertThat(acts.getLast()).isEqualTo(new VanAct.StopClosed(SHIMEN));
    assertThat(acts)
        .filteredOn(Act.Loan.class::isInstance)
        .hasSize(3)
        .allMatch(act -> ((Act.Loan) act).due().equals(due))
        .allMatch(
            act -> ((Act.Loan) act).decidedBy() == (online ? DecidedBy.CENTRE : DecidedBy.STATION));
    assertThat(acts).contains(new Act.Return(item(3)));
  }

  /** The power goes at the desk: the stop is open still, and the same pile is told, not lent. */
  @Test
  void afterAPowerCutTheStopIsOpenStill() throws IOException {
    openStop();
    show(card(1));
    reader.put(tag(1, IN_STOCK));
    untilVan(state -> done(now().out(), 1));
    int acts = station.acts().size();
    cutPower();
    reader.put();
    switchOn();
    signIn();
    untilVan(state -> state.job() instanceof Job.AtDesk && state.stop() != null);
    show(card(1));
    reader.put(tag(1, ON_LOAN));

    untilVan(state -> done(now().out(), 1));
    assertThat(station.acts()).hasSize(acts);
  }

  /** A refusal is overridden with two touches, and the act says why. */
  @Test
  void staffOverrideWithAReason() throws IOException {
    openStop();
    station.refuses(RefusalReason.LOAN_LIMIT_REACHED);
    show(card(1));
    reader.put(tag(1, IN_STOCK));
    tap("override-SY000001");
    tap("why-over-limit");

    untilVan(state -> done(now().out(), 1));
    assertThat(station.acts())
        .filteredOn(Act.Loan.class::isInstance)
        .singleElement()
        .satisfies(
            act -> {
              assertThat(((Act.Loan) act).decidedBy()).isEqualTo(DecidedBy.STAFF);
              assertThat(((Act.Loan) act).override()).isEqualTo(OverrideReason.OVER_LIMIT);
            });
  }

  /** A planned stop is skipped; visitors are counted; somebody who is known has no card along. */
  @Test
  void whatElseIsDoneAtAStop() throws IOException {
    signIn();
    tap("skip-planned");
    tap("skip-weather");
    untilVan(state -> station.acts().size() == 1);
    tap("stop-0");
    untilVan(state -> state.job() instanceof Job.AtDesk);
    tap("van-visit");
    untilVan(state -> state.stop() != null && state.stop().tally().visits() == 1);
    tap("van-forgotten");
    type(card(1));
    untilVan(state -> now().who() instanceof Who.Known);
    reader.put(tag(1, IN_STOCK));
    untilVan(state -> done(now().out(), 1));

    assertThat(station.acts().get(0))
        .isInstanceOfSatisfying(
            VanAct.StopSkipped.class,
            skipped -> assertThat(skipped.reason()).isEqualTo(VanAct.SkipReason.WEATHER));
    assertThat(station.acts().get(1))
        .isInstanceOfSatisfying(
            VanAct.StopOpened.class, opened -> assertThat(opened.isExtra()).isTrue());
    assertThat(station.acts().get(2)).isEqualTo(new VanAct.Visit(1, PatronCategory.OTHER));
    assertThat(loans())
        .singleElement()
        .satisfies(loan -> assertThat(loan.override()).isEqualTo(OverrideReason.CARD_FORGOTTEN));
  }

  /** What came back and is to be kept goes out again; what is laid down as renewed is renewed. */
  @Test
  void whatIsBroughtIsReturnedLentAgainOrRenewed() throws IOException {
    openStop();
    show(card(1));
    VirtualTag one = tag(1, ON_LOAN);
    reader.put(one);
    tap("lend-again-SY000001");
    untilVan(state -> done(now().out(), 1));
    assertThat(one.afi()).isEqualTo(ON_LOAN);
    tap("van-renew");
    untilVan(state -> now().renewing());
    reader.put(tag(2, ON_LOAN));

    untilVan(state -> done(now().renewals(), 1));
    assertThat(station.acts())
        .filteredOn(act -> !(act instanceof VanAct))
        .satisfiesExactly(
            act -> assertThat(act).isEqualTo(new Act.Return(item(1))),
            act -> assertThat(act).isInstanceOf(Act.Loan.class),
            act -> assertThat(act).isInstanceOf(Act.Renewal.class));
  }

  /** Forty people with three books each, a scan every 60 ms: a hand needs 400. */
  @Test
  void aFastHandLosesNoScan() throws IOException {
    openStop();
    station.offline(true);
    untilVan(state -> !state.service().online());
    for (int person = 1; person <= 40; person++) {
      scan(card(person));
      for (int book = 0; book < 3; book++) {
        scan(item(3 * person + book).value());
      }
    }

    await().atMost(SOON).until(() -> loans().size() == 120);
    Set<String> lent =
        loans().stream()
            .map(loan -> loan.patron().value() + loan.item().value())
            .collect(Collectors.toSet());
    assertThat(lent)
        .isEqualTo(
            IntStream.rangeClosed(1, 40)
                .boxed()
                .flatMap(
                    person ->
                        IntStream.range(0, 3)
                            .mapToObj(book -> card(person) + item(3 * person + book).value()))
                .collect(Collectors.toSet()));
  }

  private void scan(String code) throws IOException {
    scanner.scan(code);
    LockSupport.parkNanos(60_000_000);
  }

  private List<Act.Loan> loans() {
    return station.acts().stream()
        .filter(Act.Loan.class::isInstance)
        .map(Act.Loan.class::cast)
        .toList();
  }
}
