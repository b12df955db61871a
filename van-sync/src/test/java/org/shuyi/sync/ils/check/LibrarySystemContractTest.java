package org.shuyi.sync.ils.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.KnownBetter;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.TwoRoads;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.koha.KohaLibrarySystem;
import org.shuyi.sync.koha.KohaSettings;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.sip2.session.Sip2Settings.Terminals;

/** Every adapter, held against its own table, on the library systems that we have. */
class LibrarySystemContractTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Subjects SUBJECTS =
      new Subjects(
          List.of(new PatronId("210000000001"), new PatronId("210000000002")),
          List.of(new ItemId("SY000001"), new ItemId("SY000002")),
          Optional.of(new ItemId("SY000006")),
          new Subjects.Cards(
              Optional.of("9153"),
              Optional.of(new PatronId("210000000003")),
              Optional.of(new PatronId("299999999999"))));

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** An adapter and what is behind it, with what is to be seen there. */
  private enum Road {
    SIP2_TO_STRICT(Personality.STRICT, false, Set.of()),
    SIP2_TO_KOHA(
        Personality.KOHA,
        false,
        EnumSet.of(
            Capability.REPEATED_LOAN_RENEWS,
            Capability.LATE_RETURN_CLOSES_ANY_LOAN,
            Capability.RETURN_OF_NOTHING_IS_FINE,
            Capability.TELLS_TWO_AT_ONCE_YES)),
    REST_AND_SIP2_TO_STRICT(Personality.STRICT, true, Set.of()),
    REST_AND_SIP2_TO_KOHA(
        Personality.KOHA,
        true,
        EnumSet.of(Capability.LATE_RETURN_CLOSES_ANY_LOAN, Capability.RETURN_OF_NOTHING_IS_FINE));

    private final Personality personality;
    private final boolean rest;
    private final Set<Capability> habits;

    Road(Personality personality, boolean rest, Set<Capability> habits) {
      this.personality = personality;
      this.rest = rest;
      this.habits = habits;
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatItsTableSays(Road road) throws Exception {
    DemoIls ils = ils(road);
    LibraryCheck check = new LibraryCheck(system(road, ils), SUBJECTS, CLOCK);
    List<Finding> reading = check.reading();
    assertThat(reading).allMatch(Finding::ok).hasSize(9);
    assertThat(seen(reading, Capability.CHECKS_PINS)).isEqualTo(Finding.YES);
    assertThat(ils.history()).isEmpty();
    List<Finding> circulating = check.circulating();
    assertThat(circulating).allMatch(Finding::ok);
    assertThat(ils.loans()).isEmpty();
    assertThat(seen(circulating, Capability.BLOCKS_CARDS))
        .isEqualTo(road == Road.SIP2_TO_KOHA ? Finding.NO : Finding.YES);
    assertThat(seen(circulating, Capability.TAKES_HOLDS)).isEqualTo(Finding.YES);
    assertThat(seen(circulating, Capability.REGISTERS_PATRONS))
        .isEqualTo(road.rest ? Finding.YES : Finding.NO);
    assertThat(habitsSeen(circulating)).containsAll(keys(road.habits));
    if (road.personality == Personality.STRICT) {
      assertThat(habitsSeen(circulating)).isEmpty();
    }
  }

  /** What the wire does not show, the demo library's own history does. */
  @ParameterizedTest
  @EnumSource(names = {"SIP2_TO_KOHA", "REST_AND_SIP2_TO_KOHA"})
  void theDateOfAReturnIsKept(Road road) throws Exception {
    DemoIls ils = ils(road);
    new LibraryCheck(system(road, ils), SUBJECTS, CLOCK).circulating();
    assertThat(ils.history())
        .anyMatch(
            event ->
                event.kind() == DemoEvent.Kind.RETURNED
                    && event.told().isBefore(event.at().minus(Duration.ofDays(4))));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "REPEATED_LOAN_RENEWS",
        "LATE_RETURN_CLOSES_ANY_LOAN",
        "RETURN_OF_NOTHING_IS_FINE",
        "TELLS_TWO_AT_ONCE_YES"
      })
  void namesAHabitThatTheTableDenies(Capability habit) throws Exception {
    DemoIls koha = ils(Road.SIP2_TO_KOHA);
    LibrarySystem wrong = new KnownBetter(system(Road.SIP2_TO_KOHA, koha), Map.of(habit, false));
    assertThat(new LibraryCheck(wrong, SUBJECTS, CLOCK).circulating())
        .filteredOn(finding -> !finding.ok())
        .extracting(Finding::step)
        .contains(habit.key());
    assertThat(koha.loans()).isEmpty();
  }

  @Test
  void namesAPromiseThatIsNotKept() throws Exception {
    DemoIls ils = ils(Road.SIP2_TO_STRICT);
    LibrarySystem wrong =
        new KnownBetter(
            system(Road.SIP2_TO_STRICT, ils), Map.of(Capability.HONOURS_LOAN_DATE, true));
    assertThat(new LibraryCheck(wrong, SUBJECTS, CLOCK).circulating())
        .filteredOn(finding -> !finding.ok())
        .extracting(Finding::step)
        .containsExactly("honours-loan-date");
  }

  @Test
  void lendsNothingWhereNothingComesBack() throws Exception {
    DemoIls ils = ils(Road.REST_AND_SIP2_TO_STRICT);
    try (KohaRest rest = ils.rest(0);
        KohaLibrarySystem alone = rest(rest)) {
      assertThat(new LibraryCheck(alone, SUBJECTS, CLOCK).circulating())
          .first()
          .matches(finding -> !finding.ok());
      assertThat(ils.history()).isEmpty();
    }
  }

  @Test
  void touchesNoBookThatIsOnLoan() throws Exception {
    DemoIls ils = ils(Road.SIP2_TO_STRICT);
    LibrarySystem system = system(Road.SIP2_TO_STRICT, ils);
    ItemId out = SUBJECTS.items().getFirst();
    system.apply(
        new org.shuyi.sync.circulation.Act.Loan(
            out,
            new PatronId("210000000003"),
            java.time.LocalDate.now(ils.zone()).plusDays(30),
            org.shuyi.sync.circulation.Act.DecidedBy.CENTRE),
        CLOCK.instant());
    assertThat(new LibraryCheck(system, SUBJECTS, CLOCK).circulating())
        .first()
        .matches(finding -> finding.seen().equals("ON_LOAN") && !finding.ok());
    assertThat(ils.history()).hasSize(1);
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    DemoIls ils = ils(Road.SIP2_TO_STRICT);
    LibrarySystem system = system(Road.SIP2_TO_STRICT, ils);
    ils.close();
    opened.remove(ils);
    assertThat(new LibraryCheck(system, SUBJECTS, CLOCK).reading())
        .filteredOn(finding -> !finding.step().equals("returns are taken"))
        .allMatch(finding -> !finding.ok() && finding.seen().contains("127.0.0.1"));
  }

  private static String seen(List<Finding> findings, Capability capability) {
    return findings.stream()
        .filter(finding -> finding.step().equals(capability.key()))
        .findAny()
        .orElseThrow()
        .seen();
  }

  private static Set<String> habitsSeen(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.seen().equals(Finding.YES))
        .map(Finding::step)
        .filter(keys(EnumSet.allOf(Capability.class))::contains)
        .filter(
            key ->
                !Capability.valueOf(key.replace('-', '_').toUpperCase(java.util.Locale.ROOT))
                    .promise())
        .collect(Collectors.toSet());
  }

  private static Set<String> keys(Set<Capability> all) {
    return all.stream().map(Capability::key).collect(Collectors.toSet());
  }

  private DemoIls ils(Road road) throws IOException {
    DemoIls ils = DemoIls.start(0, CLOCK, null, road.personality);
    opened.add(ils);
    return ils;
  }

  private LibrarySystem system(Road road, DemoIls ils) throws IOException {
    Sip2LibrarySystem sip2 =
        new Sip2LibrarySystem(
            Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ZoneId.systemDefault())
                .as(new Terminals(1, Duration.ofMillis(200), LONG, LONG, LONG)),
            DemoIls.PASSWORD,
            CLOCK);
    if (!road.rest) {
      opened.add(sip2);
      return sip2;
    }
    KohaRest rest = ils.rest(0);
    opened.add(rest);
    TwoRoads both = TwoRoads.returnsElsewhere(rest(rest), sip2);
    opened.add(both);
    return both;
  }

  private static KohaLibrarySystem rest(KohaRest rest) {
    return new KohaLibrarySystem(
        KohaSettings.of(
                rest.uri(), new KohaSettings.Login.Basic(DemoIls.USER), ZoneId.systemDefault())
            .registering(
                new KohaSettings.Patrons(
                    "SHUYI",
                    Map.of(
                        PatronCategory.OTHER, "PT",
                        PatronCategory.ADULT, "PT",
                        PatronCategory.CHILD, "PT",
                        PatronCategory.SENIOR, "PT"),
                    "SHUYI_PERSON",
                    Optional.empty())),
        DemoIls.PASSWORD,
        CLOCK);
  }
}
