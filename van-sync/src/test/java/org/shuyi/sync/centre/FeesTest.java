package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.KohaLikeSystem.Crash;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystemException;

/** Fees that were paid at a station, on their way to the library system: never told twice. */
class FeesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final PatronId CARD = new PatronId("P1001");
  private static final Money OWED = new Money(350, "CNY");

  @TempDir private Path folder;
  private final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  private final TestStation kiosk = new TestStation("kiosk-01", 1);
  private CentreBench bench;

  @BeforeEach
  void open() throws Exception {
    ils.owes(CARD, OWED.minor());
    bench = new CentreBench(folder.resolve("centre.db"), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void pay(String order) throws Exception {
    kiosk.write(new Act.FeePaid(CARD, OWED, new FeeOrder(order)), NOW.minusSeconds(60));
    bench.receive(kiosk.all());
  }

  @Test
  void isToldOnceAndUntilThenNobodyIsAskedToPayAgain() throws Exception {
    pay("o1");
    assertThat(bench.store().paymentWaits(CARD)).isTrue();
    bench.settleAll();
    assertThat(ils.payments()).containsExactly("o1");
    assertThat(bench.outcomes(kiosk)).containsExactly(new Outcome.Applied(null));
    assertThat(bench.store().paymentWaits(CARD)).isFalse();
    assertThat(ils.owes(CARD)).isEqualTo(new Money(0, "CNY"));
  }

  @Test
  void theSameOrderIsTheSamePayment() throws Exception {
    pay("o1");
    pay("o1");
    bench.settleAll();
    assertThat(ils.payments()).containsExactly("o1");
    assertThat(bench.outcomes(kiosk))
        .containsExactlyInAnyOrder(new Outcome.Applied(null), new Outcome.AlreadyDone(null));
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_APPLY", "AFTER_APPLY"})
  void aCrashIsForStaffAndTellsNothingTwice(Moment moment) throws Exception {
    pay("o1");
    ils.crashOnceAt(moment);
    assertThatThrownBy(bench::settleDue).isInstanceOf(Crash.class);
    bench.restart();
    bench.pass(Duration.ofMinutes(6));
    bench.settleDue();
    assertThat(ils.payments()).hasSize(moment == Moment.AFTER_APPLY ? 1 : 0);
    assertThat(bench.outcomes(kiosk)).hasOnlyElementsOfType(Outcome.Unknown.class);
    assertThat(bench.store().counts().review()).isEqualTo(1);
    assertThat(bench.store().paymentWaits(CARD)).as("nobody pays again meanwhile").isTrue();
  }

  @Test
  void aLostAnswerIsForStaff() throws Exception {
    ils.loseAnswers(true);
    pay("o1");
    bench.settleDue();
    bench.pass(Duration.ofMinutes(6));
    bench.settleDue();
    assertThat(ils.payments()).containsExactly("o1");
    assertThat(bench.outcomes(kiosk)).hasOnlyElementsOfType(Outcome.Unknown.class);
    assertThat(bench.store().counts().review()).isEqualTo(1);
  }

  @Test
  void aLineThatIsDownIsWaitedForAndLeavesNoDoubt() throws Exception {
    ils.fault(
        (moment, act) -> {
          throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "down");
        });
    pay("o1");
    bench.settleDue();
    assertThat(bench.outcomes(kiosk)).isEmpty();
    ils.fault((moment, act) -> {});
    bench.settleAll();
    assertThat(ils.payments()).containsExactly("o1");
    assertThat(bench.outcomes(kiosk)).containsExactly(new Outcome.Applied(null));
  }

  @Test
  void whatIsNotOwedAnyMoreIsForStaff() throws Exception {
    ils.owes(CARD, 100);
    pay("o1");
    bench.settleDue();
    assertThat(ils.payments()).isEmpty();
    assertThat(bench.store().counts().review()).isEqualTo(1);
  }

  @Test
  void aLibrarySystemThatTakesNoneLeavesItToStaff() throws Exception {
    ils.can(ils.capabilities().but(Map.of(Capability.TAKES_FEES, false)));
    pay("o1");
    bench.settleDue();
    assertThat(ils.payments()).isEmpty();
    assertThat(bench.outcomes(kiosk)).hasOnlyElementsOfType(Outcome.Unknown.class);
  }
}
