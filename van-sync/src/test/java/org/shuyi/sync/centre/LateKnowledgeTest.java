package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.KohaLikeSystem.Done;
import org.shuyi.sync.centre.KohaLikeSystem.OpenLoan;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.centre.store.Postgres;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.wire.Batch;

/**
 * What the centre learns after an act came in: when it was done, and what other stations did before
 * it. On both databases.
 */
abstract class LateKnowledgeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant BOOT = NOW.minus(Duration.ofHours(2));
  private static final ItemId X = new ItemId("X1");
  private static final PatronId P1 = new PatronId("P1001");
  private static final PatronId P2 = new PatronId("P1002");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
  private static final Outcome LENT = new Outcome.Applied(DUE);

  private final TestStation van = new TestStation("van", 1);
  private final TestStation kiosk = new TestStation("kiosk", 1);
  private final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  private CentreBench bench;

  abstract StoreAddress address() throws Exception;

  static final class OnSqliteTest extends LateKnowledgeTest {
    @TempDir Path directory;

    @Override
    StoreAddress address() {
      return EmptyStore.at(directory.resolve("centre.db"));
    }
  }

  static final class OnPostgresTest extends LateKnowledgeTest {
    @Override
    StoreAddress address() throws Exception {
      return Postgres.server().database();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    bench = new CentreBench(address(), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void bring(TestStation station) throws Exception {
    bench.receive(station.all());
    bench.settleDue();
  }

  /** The station has nothing more. */
  private void heard(TestStation station) throws Exception {
    bench.receive(station.batch(station.written() + 1, station.written()));
    bench.settleDue();
  }

  /** The van's clock is set now: its boot began then. */
  private void clockIsSet() throws Exception {
    Batch empty = van.batch(van.written() + 1, van.written());
    ClockAnchor anchor =
        new ClockAnchor(new UUID(7, 7), Duration.ofHours(2), BOOT.plusSeconds(7200));
    bench.receive(empty.telling(List.of(anchor)));
    bench.settleAll();
  }

  private void unset(Act act) {
    van.write(act, Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
  }

  private static Act.Loan loan(PatronId patron) {
    return new Act.Loan(X, patron, DUE, Act.DecidedBy.STATION);
  }

  private List<ReviewEntry> open() throws Exception {
    return bench.desk().list(List.of(CaseState.OPEN), 9);
  }

  private void assertSure(long sequence) throws Exception {
    assertThat(bench.timeOf(van, sequence)).isEqualTo(BOOT.plusSeconds(sequence).toString());
  }

  // When

  @Test
  void aClockThatIsSetLaterSettlesWhoWasFirst() throws Exception {
    kiosk.giveBack("X1", NOW.minusSeconds(60));
    bring(kiosk);
    unset(loan(P1));
    bring(van);
    assertThat(open()).extracting(ReviewEntry::rule).containsExactly("LOAN_PERHAPS_OLDER");
    clockIsSet();
    assertThat(open()).isEmpty();
    assertThat(bench.outcomes(van)).containsExactly(new Outcome.AlreadyDone(null));
    assertThat(ils.done()).isEmpty();
  }

  @Test
  void whatWaitsIsPlacedAnewAndDoneInOrder() throws Exception {
    unset(loan(P1));
    kiosk.giveBack("X1", NOW.minusSeconds(60));
    kiosk.loan("X1", "P1002", NOW.minusSeconds(30));
    bench.receive(kiosk.all());
    bench.receive(van.all());
    clockIsSet();
    assertThat(ils.done())
        .containsExactly(
            new Done("loan", X, P1), new Done("return", X, P1), new Done("loan", X, P2));
    assertThat(bench.store().counts().review()).isZero();
  }

  /** Its outcome stands; that its time is known now lets others be settled without staff. */
  @Test
  void whatIsSettledStaysSettled() throws Exception {
    unset(loan(P1));
    bring(van);
    clockIsSet();
    assertSure(1);
    kiosk.giveBack("X1", NOW.minusSeconds(60));
    bring(kiosk);
    assertThat(bench.outcomes(kiosk)).containsExactly(new Outcome.Applied(null));
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1), new Done("return", X, P1));
    clockIsSet();
    assertThat(ils.done()).hasSize(2);
  }

  @Test
  void whatStaffHaveInHandIsLeftToThem() throws Exception {
    kiosk.giveBack("X1", NOW.minusSeconds(60));
    bring(kiosk);
    unset(loan(P1));
    bring(van);
    bench.desk().take(van.acts().getFirst().id(), new Step.Take(new StaffId("s-17"), null, ""));
    clockIsSet();
    assertSure(1);
    assertThat(bench.desk().list(List.of(CaseState.TAKEN), 9)).hasSize(1);
  }

  @Test
  void anAnchorOfAnotherStationTellsNothing() throws Exception {
    unset(loan(P1));
    bring(van);
    Batch other = kiosk.batch(1, 0);
    bench.receive(
        other.telling(List.of(new ClockAnchor(new UUID(7, 7), Duration.ofHours(2), NOW))));
    assertThat(bench.timeOf(van, 1)).isNotEqualTo(BOOT.plusSeconds(1).toString());
  }

  // Who else

  /** The van lent it yesterday and took it back this morning; the kiosk lends it at noon. */
  private void theKioskLendsWhatTheVanTookBack() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    heard(van);
    bench.pass(Duration.ofHours(1));
    van.giveBack("X1", NOW.plusSeconds(600));
    kiosk.loan("X1", "P1002", NOW.plusSeconds(1200));
    bring(kiosk);
  }

  @Test
  void aContradictionWaitsForASilentStation() throws Exception {
    theKioskLendsWhatTheVanTookBack();
    bench.pass(Duration.ofHours(3));
    bench.settleDue();
    assertThat(bench.outcomes(kiosk)).isEmpty();
    assertThat(open()).isEmpty();
    bench.receive(van.all());
    bench.settleAll();
    assertThat(bench.outcomes(kiosk)).containsExactly(LENT);
    assertThat(ils.done()).containsExactly(new Done("return", X, P1), new Done("loan", X, P2));
  }

  @Test
  void onceEveryStationWasHeardStaffSeeIt() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    heard(van);
    kiosk.loan("X1", "P1002", NOW.minusSeconds(9));
    bring(kiosk);
    assertThat(open()).isEmpty();
    bench.pass(Duration.ofMinutes(1));
    heard(van);
    bench.settleDue();
    assertThat(open()).extracting(ReviewEntry::rule).containsExactly("LOAN_OUT_TO_ANOTHER");
  }

  /** A station that still has acts to send was heard, and is waited for all the same. */
  @Test
  void aStationWithABacklogIsWaitedFor() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    van.loan("X7", "P1003", NOW.minusSeconds(900));
    van.giveBack("X1", NOW.minusSeconds(600));
    bench.receive(van.batch(1, 1));
    kiosk.loan("X1", "P1002", NOW.minusSeconds(9));
    bring(kiosk);
    bench.pass(Duration.ofMinutes(1));
    bench.receive(van.batch(3, 2));
    bench.settleDue();
    assertThat(open()).isEmpty();
    bench.receive(van.batch(2, 2));
    bench.settleAll();
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
  }

  @Test
  void nobodyWaitsLongerThanTheWindow() throws Exception {
    theKioskLendsWhatTheVanTookBack();
    bench.pass(CentreBench.PACE.settle());
    bench.settleDue();
    assertThat(open()).hasSize(1);
    bench.receive(van.all());
    bench.settleAll();
    assertThat(bench.outcomes(kiosk)).as("late, and still right").containsExactly(LENT);
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void aStationThatIsGoneForLongIsNotWaitedFor() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    heard(van);
    bench.pass(CentreBench.PACE.settle().plusHours(1));
    kiosk.loan("X1", "P1002", NOW.minusSeconds(9));
    bring(kiosk);
    assertThat(open()).hasSize(1);
  }

  @Test
  void whatTheLibrarySystemAgreesWithWaitsForNobody() throws Exception {
    heard(van);
    kiosk.loan("X1", "P1001", NOW.minusSeconds(9));
    kiosk.giveBack("X1", NOW.minusSeconds(8));
    bring(kiosk);
    assertThat(bench.outcomes(kiosk)).hasSize(2);
  }

  // Dates

  @Test
  void aReturnThatComesDaysLateHasTheDateOfTheAct() throws Exception {
    ils.lendAtDesk(X, P1, LocalDate.of(2026, 11, 19));
    van.giveBack("X1", NOW.minus(Duration.ofDays(3)));
    bring(van);
    assertThat(ils.lastDated()).isEqualTo(NOW.minus(Duration.ofDays(3)));
  }

  /** It came back some time in the last six days and was due two days ago. */
  @Test
  void anUncertainReturnIsNotOverdueIfItCanHaveBeenInTime() throws Exception {
    ils.lendAtDesk(X, P1, LocalDate.of(2026, 11, 19));
    van.write(new Act.Return(X), NOW.minus(Duration.ofDays(6)), Stamp.ClockTrust.KEPT);
    bring(van);
    assertThat(ils.lastDated()).isBefore(Instant.parse("2026-11-20T00:00:00Z"));
  }

  /** Nobody knows when; not after it was due, and not before it was lent. */
  @Test
  void aReturnWithAClockThatIsAheadIsDatedWithinItsLoan() throws Exception {
    ils.lendAtDesk(X, P1, LocalDate.of(2026, 11, 19));
    van.write(new Act.Return(X), Instant.parse("2031-01-01T00:00:00Z"), Stamp.ClockTrust.UNKNOWN);
    bring(van);
    assertThat(ils.lastDated())
        .isBetween(Instant.parse("2026-10-29T00:00:00Z"), Instant.parse("2026-11-20T00:00:00Z"));
  }

  /** It could be older than the loan that is open; when the clock is set it is not. */
  @Test
  void aReturnWithoutAClockIsHeldUntilTheClockIsSet() throws Exception {
    ils.lendAtDesk(X, P1, LocalDate.of(2026, 11, 19));
    unset(new Act.Return(X));
    bring(van);
    assertThat(open()).extracting(ReviewEntry::rule).containsExactly("RETURN_LATE_LENT_SINCE");
    clockIsSet();
    assertThat(ils.lastDated()).isEqualTo(BOOT.plusSeconds(1));
    assertThat(ils.done()).containsExactly(new Done("return", X, P1));
  }
}
