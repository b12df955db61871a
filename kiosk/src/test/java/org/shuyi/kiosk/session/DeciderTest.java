package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.wire.Answer;

/** What the day decides: by a clock that can be trusted, and by no other. */
class DeciderTest {
  private static final PatronId WANG = new PatronId("210000000001");
  private static final PatronId LI = new PatronId("210000000002");
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final ItemId HONGLOU = new ItemId("SY000002");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final ScriptedStation station = new ScriptedStation();
  private final InstantSource clock =
      InstantSource.fixed(Instant.from(TODAY.atTime(12, 0).atOffset(ZoneOffset.UTC)));
  private final Decider decider =
      new Decider(
          station,
          new OfflineRules(OfflineRules.Rung.KNOWN_PATRON, Duration.ofDays(14), 2),
          clock,
          ZoneOffset.UTC);

  private List<Event.OnLoan> loans() throws Exception {
    Event told = decider.identify(WANG).toCompletableFuture().get(5, TimeUnit.SECONDS);
    return ((Event.Identified) told).loans();
  }

  @ParameterizedTest
  @EnumSource(ClockTrust.class)
  void aLoanIsOverdueOnlyByATrustedClock(ClockTrust trust) throws Exception {
    station.clockTrust = trust;
    station.lent(
        List.of(
            new Answer.Loan(HONGLOU, "红楼梦", TODAY),
            new Answer.Loan(SANTI, "三体", TODAY.minusDays(1))));
    boolean trusted = trust == ClockTrust.TRUSTED;
    assertThat(loans())
        .containsExactlyInAnyOrder(
            new Event.OnLoan(HONGLOU, "红楼梦", TODAY, false),
            new Event.OnLoan(SANTI, "三体", TODAY.minusDays(1), trusted));
    assertThat(loans().getFirst().item()).isEqualTo(trusted ? SANTI : HONGLOU);
  }

  @Test
  void whatWasGivenBackHereIsOnLoanNoMore() throws Exception {
    station.lent(List.of(new Answer.Loan(SANTI, "三体", TODAY.minusDays(1))));
    station.record(new Act.Return(SANTI));
    assertThat(loans()).isEmpty();
  }

  /** Neither to its patron nor to anybody else: staff take it out. */
  @ParameterizedTest
  @EnumSource(ClockTrust.class)
  void aHoldWhoseLastDayIsOverStaysBehindItsDoor(ClockTrust trust) {
    station.clockTrust = trust;
    Act.StockLoaded over = new Act.StockLoaded(SANTI, 3, WANG, TODAY.minusDays(1));
    assertThat(at(over, WANG).isPresent()).isEqualTo(trust != ClockTrust.TRUSTED);
    assertThat(at(over, LI)).isEmpty();
    Act.StockLoaded last = new Act.StockLoaded(SANTI, 3, WANG, TODAY);
    assertThat(at(last, WANG)).isPresent();
    assertThat(at(last, LI)).isEmpty();
  }

  private Optional<Compartment> at(Act.StockLoaded loaded, PatronId patron) {
    return decider.compartment(patron, loaded, List.of(), false);
  }
}
