package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.centre.KohaLikeSystem.Done;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.centre.KohaLikeSystem.OpenLoan;
import org.shuyi.sync.centre.store.Counts;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.wire.Outcomes;

/** Inbox and settlement on a real database, against a library system with Koha's habits. */
final class SettlementTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ItemId X = new ItemId("X1");
  private static final PatronId P1 = new PatronId("P1001");
  private static final PatronId P2 = new PatronId("P1002");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
  private static final Outcome APPLIED = new Outcome.Applied(null);
  private static final Outcome LENT = new Outcome.Applied(DUE);
  private static final Outcome HISTORY = new Outcome.AlreadyDone(null);

  @TempDir Path directory;
  private final TestStation a = new TestStation("a", 1);
  private final TestStation b = new TestStation("b", 1);
  private CentreBench bench;
  private KohaLikeSystem ils;

  @BeforeEach
  void open() throws Exception {
    ils = new KohaLikeSystem(NOW);
    bench = new CentreBench(directory.resolve("centre.db"), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void bringAll(TestStation station) throws Exception {
    assertThat(bench.receive(station.all()).acceptedThrough()).isEqualTo(station.written());
  }

  private static RefusalReason only(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    List<RefusalReason> reasons = ((Outcome.Refused) outcome).reasons();
    assertThat(reasons).hasSize(1);
    return reasons.getFirst();
  }

  @Test
  void lendsAndTakesBackInOrder() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    a.giveBack("X1", NOW.minusSeconds(8));
    a.loan("X1", "P1002", NOW.minusSeconds(7));
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(LENT, APPLIED, LENT);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
    assertThat(bench.store().counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0));
  }

  @Test
  void actsOfTwoStationsAreAppliedInTheOrderOfTimeWhateverCameFirst() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(900));
    b.giveBack("X1", NOW.minusSeconds(600));
    a.loan("X1", "P1002", NOW.minusSeconds(300));
    bringAll(b);
    bringAll(a);
    bench.settleAll();
    assertThat(ils.done())
        .containsExactly(
            new Done("loan", X, P1), new Done("return", X, P1), new Done("loan", X, P2));
  }

  @Test
  void aLoanThatADeskMadeIsNotRenewedByOurs() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(new Outcome.AlreadyDone(DUE));
    assertThat(ils.done()).isEmpty();
  }

  @Test
  void aBatchThatComesTwiceIsAppliedOnce() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    bench.settleAll();
    bringAll(a);
    bench.settleAll();
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1));
  }

  @Test
  void aStationThatAsksGetsItsOutcomes() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    a.loan("X2", "P1001", NOW.minusSeconds(8));
    bringAll(a);
    bench.advance("X1");
    Outcomes answer = bench.receive(a.asking(3, 2, List.of(1L, 2L)));
    assertThat(answer.acceptedThrough()).isEqualTo(2);
    assertThat(answer.settled())
        .containsExactly(new Outcomes.Settled(1, a.acts().getFirst().id(), LENT));
  }

  /** The patron gave a book back first; on the way to the library system the loan came first. */
  @Test
  void aLoanBeyondTheLimitWaitsForTheReturnThatMakesRoom() throws Exception {
    lendUpToTheLimit();
    a.giveBack("D1", NOW.minusSeconds(9));
    a.loan("X1", "P1001", NOW.minusSeconds(8));
    bringAll(a);
    for (int i = 0; i < 2 * Settlement.MOST_ATTEMPTS; i++) {
      assertThat(bench.advance("X1")).isEqualTo(Settlement.Step.PUT_OFF);
    }
    assertThat(bench.advance("D1")).isEqualTo(Settlement.Step.SETTLED);
    assertThat(bench.advance("X1")).isEqualTo(Settlement.Step.SETTLED);
    assertThat(bench.outcomes(a)).containsExactly(APPLIED, LENT);
    assertThat(ils.done())
        .containsExactly(new Done("return", new ItemId("D1"), P1), new Done("loan", X, P1));
  }

  @Test
  void aReturnThatCameLaterMakesNoRoom() throws Exception {
    lendUpToTheLimit();
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    a.giveBack("D1", NOW.minusSeconds(8));
    bringAll(a);
    assertThat(bench.advance("X1")).isEqualTo(Settlement.Step.SETTLED);
    assertThat(only(bench.outcomes(a).getFirst())).isEqualTo(RefusalReason.LOAN_LIMIT_REACHED);
  }

  private void lendUpToTheLimit() {
    for (int i = 1; i <= KohaLikeSystem.LIMIT; i++) {
      ils.lendAtDesk(new ItemId("D" + i), P1, DUE);
    }
  }

  /** Whatever happened before the crash, after it the loan stands once and is not renewed. */
  @ParameterizedTest
  @EnumSource
  void aCrashAtAnyMomentAppliesOnce(Moment moment) throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    ils.crashOnceAt(moment);
    assertThatThrownBy(() -> bench.advance("X1")).isInstanceOf(KohaLikeSystem.Crash.class);
    bench.restart();
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(LENT);
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1));
  }

  @ParameterizedTest
  @EnumSource
  void aCrashDuringARenewalRenewsOnce(Moment moment) throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    a.renewal("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    ils.crashOnceAt(moment);
    assertThatThrownBy(() -> bench.advance("X1")).isInstanceOf(KohaLikeSystem.Crash.class);
    bench.restart();
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(new Outcome.Applied(DUE.plusDays(21)));
    assertThat(ils.done()).containsExactly(new Done("renewal", X, P1));
  }

  @Test
  void aReturnThatLandedBeforeACrashDoesNotCloseTheNextLoan() throws Exception {
    ils.lendAtDesk(X, P1, DUE.minusDays(5));
    a.giveBack("X1", NOW.minusSeconds(9));
    bringAll(a);
    ils.crashOnceAt(Moment.AFTER_APPLY);
    assertThatThrownBy(() -> bench.advance("X1")).isInstanceOf(KohaLikeSystem.Crash.class);
    ils.lendAtDesk(X, P2, DUE);
    bench.restart();
    bench.settleAll();
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
    assertThat(bench.outcomes(a)).singleElement().isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aLostAnswerIsProbedBeforeAnythingElse() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    ils.loseAnswers(true);
    assertThat(bench.advance("X1")).isEqualTo(Settlement.Step.PUT_OFF);
    ils.loseAnswers(false);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(LENT);
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1));
  }

  @Test
  void whatWasAskedForComesBeforeSomethingOlderThatArrivesLate() throws Exception {
    b.loan("X1", "P1002", NOW.minusSeconds(9));
    bringAll(b);
    ils.loseAnswers(true);
    bench.advance("X1");
    ils.loseAnswers(false);
    a.loan("X1", "P1001", NOW.minusSeconds(900));
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(b)).containsExactly(LENT);
    assertThat(bench.outcomes(a)).containsExactly(HISTORY);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
  }

  @Test
  void aLibrarySystemThatNeverAnswersIsAskedOnlySoOften() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    a.loan("X2", "P1001", NOW.minusSeconds(8));
    bringAll(a);
    ils.fault(
        (moment, act) -> {
          if (act != null && act.item().equals(X)) {
            throw new LibrarySystemException(
                LibrarySystemException.Kind.GARBLED, "connection closed");
          }
        });
    for (int i = 0; i < 20; i++) {
      bench.settleDue();
      bench.pass(Duration.ofSeconds(30));
    }
    assertThat(bench.outcomes(a)).first().isInstanceOf(Outcome.Unknown.class);
    assertThat(bench.outcomes(a)).last().isEqualTo(LENT);
    assertThat(bench.store().counts()).isEqualTo(new Counts(2, 1, 0, 1, 1, 0));
    assertThat(bench.store().attempts(a.acts().getFirst().id()).made())
        .isEqualTo(Settlement.MOST_ATTEMPTS);

    ils.fault((moment, act) -> {});
    ils.lendAtDesk(X, P1, DUE);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(LENT, LENT);
    assertThat(bench.store().counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
  }

  @Test
  void anUnreachableLibrarySystemDelaysAndLosesNothing() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    ils.fault(
        (moment, act) -> {
          throw new LibrarySystemException(
              LibrarySystemException.Kind.UNREACHABLE, "connection refused");
        });
    for (int i = 0; i < 20; i++) {
      bench.settleDue();
      bench.pass(Duration.ofSeconds(30));
    }
    assertThat(bench.outcomes(a)).isEmpty();
    ils.fault((moment, act) -> {});
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(LENT);
  }

  @Test
  void aYesThatIsNotShownIsNotBelieved() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    ils.fault(
        (moment, act) -> {
          if (moment == Moment.AFTER_APPLY) {
            ils.lendAtDesk(X, P2, DUE);
          }
        });
    bench.settleAll();
    assertThat(only(bench.outcomes(a).getFirst())).isEqualTo(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
  }

  @Test
  void aRefusedLoanDoesNotStopOthersAndItsReturnIsHeldBack() throws Exception {
    ils.lendAtDesk(X, P2, DUE);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    a.loan("X2", "P1001", NOW.minusSeconds(8));
    a.giveBack("X1", NOW.minusSeconds(7));
    bringAll(a);
    bench.settleAll();
    assertThat(only(bench.outcomes(a).get(0))).isEqualTo(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    assertThat(bench.outcomes(a).get(1)).isEqualTo(LENT);
    assertThat(only(bench.outcomes(a).get(2))).isEqualTo(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
    assertThat(bench.store().counts()).isEqualTo(new Counts(3, 1, 2, 0, 2, 0));
  }

  @Test
  void everyReasonOfARefusalIsGiven() throws Exception {
    ils.standing(P1, PatronState.Standing.EXPIRED);
    ils.reserve(X);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(a).getFirst())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .containsExactlyInAnyOrder(
                        RefusalReason.PATRON_BLOCKED,
                        RefusalReason.PATRON_EXPIRED,
                        RefusalReason.ITEM_RESERVED_FOR_ANOTHER));
  }

  @Test
  void aLateLoanFromAnotherStationIsHistory() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(900));
    b.giveBack("X1", NOW.minusSeconds(600));
    b.loan("X1", "P1002", NOW.minusSeconds(300));
    bringAll(b);
    bench.settleAll();
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(HISTORY);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
  }

  @Test
  void aLateReturnDoesNotCloseTheLoanOfWhoBorrowedSince() throws Exception {
    ils.lendAtDesk(X, P1, DUE.minusDays(9));
    a.giveBack("X1", NOW.minusSeconds(900));
    ils.returnAtDesk(X);
    b.loan("X1", "P1002", NOW.minusSeconds(300));
    bringAll(b);
    bench.settleAll();
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(HISTORY);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
  }

  @Test
  void aLoanRefusedForAMissingReturnIsDecidedAnewWhenTheReturnComesIn() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(900));
    bringAll(a);
    bench.settleAll();
    b.giveBack("X1", NOW.minusSeconds(600));
    a.loan("X1", "P1002", NOW.minusSeconds(300));
    bringAll(a);
    bench.settleAll();
    assertThat(only(bench.outcomes(a).get(1))).isEqualTo(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    bringAll(b);
    bench.settleAll();
    assertThat(bench.outcomes(a)).containsExactly(LENT, LENT);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P2, DUE, 0));
    assertThat(bench.store().counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0));
  }

  @Test
  void whoWasFirstWithAnUnsetClockIsForStaffToSay() throws Exception {
    a.write(
        new Act.Loan(X, P1, DUE, Act.DecidedBy.STATION), Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
    b.giveBack("X1", NOW.minusSeconds(600));
    bringAll(b);
    bench.settleAll();
    bringAll(a);
    bench.settleAll();
    assertThat(bench.outcomes(a)).singleElement().isInstanceOf(Outcome.Refused.class);
    assertThat(ils.done()).isEmpty();
  }

  @Test
  void debtsAndFaultsAreSettledAtOnce() throws Exception {
    RecordedAct opened = a.write(new Act.DebtOpened(X, Act.Debt.TAG_STILL_ARMED), NOW);
    a.write(new Act.DebtSettled(X, opened.id()), NOW);
    a.write(new Act.DeviceFault("printer", "PAPER_OUT"), NOW);
    bringAll(a);
    assertThat(bench.outcomes(a)).containsExactly(APPLIED, APPLIED, APPLIED);
    assertThat(bench.store().nextDue(Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatAVanDoesBesidesLendingIsSettledAtOnceAndHoldsNoLoanUp() throws Exception {
    StopId village = new StopId("东村");
    a.write(new VanAct.StockShelved(X), NOW);
    a.write(new VanAct.StopOpened(village, null, VanAct.ProposedBy.STAFF), NOW);
    RecordedAct wish =
        a.write(new VanAct.Request(new VanAct.Wish.MoreLike(X), P1, village, DUE), NOW);
    a.loan("X1", "P1001", NOW);
    a.write(new VanAct.Visit(40, PatronCategory.OTHER), NOW);
    a.write(new VanAct.RequestAnswered(wish.id(), VanAct.RequestAnswer.HANDED_OVER, X), NOW);
    a.write(new VanAct.StockCounted(X, "A3", VanAct.Found.MISSING), NOW);
    a.write(new VanAct.StopClosed(village), NOW);
    bringAll(a);
    assertThat(bench.store().counts()).isEqualTo(new Counts(8, 7, 0, 0, 0, 0));
    bench.settleAll();
    assertThat(bench.outcomes(a).get(3)).isEqualTo(LENT);
    assertThat(bench.outcomes(a)).filteredOn(APPLIED::equals).hasSize(7);
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1));
  }

  @Test
  void aRestoredJournalBringsItsActsAgainAndNothingIsDoneTwice() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    bench.settleAll();
    TestStation restored = new TestStation("a", 2);
    restored.write(a.acts().getFirst());
    restored.giveBack("X1", NOW.minusSeconds(5));
    bringAll(restored);
    bench.settleAll();
    assertThat(bench.outcomes(restored)).containsExactly(LENT, APPLIED);
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1), new Done("return", X, P1));
  }

  @Test
  void anothersActIdIsQuarantinedAndSaysSo() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bringAll(a);
    RecordedAct stolen = a.acts().getFirst();
    b.write(
        new RecordedAct(
            1,
            stolen.id(),
            new Stamp(new UUID(1, 1), Duration.ZERO, NOW, Stamp.ClockTrust.TRUSTED),
            new Act.Return(X)));
    assertThat(bench.receive(b.all()).acceptedThrough()).as("stored").isEqualTo(1);
    assertThat(bench.receive(b.all()).quarantine()).contains("row 1");
    bench.restart();
    assertThat(bench.receive(b.all()).quarantine()).contains("row 1");
    assertThat(bench.store().counts().quarantined()).isEqualTo(1);
    assertThat(bench.store().counts().accepted()).as("acts").isEqualTo(1);
    bench.settleAll();
    assertThat(bench.outcomes(b)).isEmpty();

    bench.release(b);
    assertThat(bench.receive(b.all()).quarantine()).as("still wrong").contains("row 1");
  }

  @Test
  void aStationWritesOnlyUnderItsOwnName() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    assertThat(bench.receiveAs(b.id(), a.all())).isEmpty();
    assertThat(bench.store().counts().accepted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40})
  void bytesThatAreNoBatchAreIgnored(int length) throws Exception {
    assertThat(bench.receiveAs(a.id(), new byte[length])).isEmpty();
  }

  @Test
  void anUnknownActIdHasNoAttempts() throws Exception {
    assertThat(bench.store().attempts(new ActId(new UUID(5, 5))).made()).isZero();
  }
}
