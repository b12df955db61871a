package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import org.shuyi.sync.centre.KohaLikeSystem.Done;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.centre.KohaLikeSystem.OpenLoan;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase.Verdict;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.centre.store.Postgres;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;

/** What staff decide, on both databases, against a library system with Koha's habits. */
abstract class ReviewDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ItemId X = new ItemId("X1");
  private static final PatronId P1 = new PatronId("P1001");
  private static final PatronId P2 = new PatronId("P1002");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
  private static final StaffId ANN = new StaffId("s-17");

  final TestStation a = new TestStation("a", 1);
  final TestStation b = new TestStation("b", 1);
  final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  CentreBench bench;

  abstract StoreAddress address() throws Exception;

  @BeforeEach
  void open() throws Exception {
    bench = new CentreBench(address(), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static final class OnSqliteTest extends ReviewDeskTest {
    @TempDir Path directory;

    @Override
    StoreAddress address() {
      return EmptyStore.at(directory.resolve("centre.db"));
    }
  }

  static final class OnPostgresTest extends ReviewDeskTest {
    @Override
    StoreAddress address() throws Exception {
      return Postgres.server().database();
    }
  }

  private ActId bring(TestStation station) throws Exception {
    bench.receive(station.all());
    bench.settleAll();
    return station.acts().getLast().id();
  }

  /** P2 has the book by the desk, P1 lent it at a station all the same. */
  private ActId lentToTwo() throws Exception {
    ils.lendAtDesk(X, P2, DUE);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    return bring(a);
  }

  private ReviewEntry entry(ActId act) throws Exception {
    return bench.desk().show(act).orElseThrow();
  }

  private void take(ActId act, Step step) throws Exception {
    assertThat(bench.desk().take(act, step)).get().isInstanceOf(Verdict.Next.class);
  }

  private void decide(ActId act, Action action) throws Exception {
    take(act, new Step.Do(ANN, action, "seen at the desk"));
    bench.settleAll();
  }

  private void undo(ActId act) throws Exception {
    take(act, new Step.Undo(ANN, "a mistake"));
    bench.settleAll();
  }

  private CaseState state(ActId act) throws Exception {
    return entry(act).now().state();
  }

  private Outcome last(TestStation station) throws Exception {
    return bench.outcomes(station).getLast();
  }

  @Test
  void aCaseSaysWhyItIsHereAndWhatCanBeDone() throws Exception {
    ActId act = lentToTwo();
    assertThat(bench.desk().list(List.of(CaseState.OPEN, CaseState.TAKEN), 10))
        .containsExactly(entry(act));
    ReviewEntry entry = entry(act);
    assertThat(entry.rule()).isEqualTo("LOAN_OUT_TO_ANOTHER");
    assertThat(bench.desk().reason(entry)).contains("both patrons were told yes");
    assertThat(bench.desk().offered(entry)).startsWith(Action.RETURN_FIRST);
    assertThat(entry.item()).isEqualTo("X1");
    assertThat(bench.desk().show(new ActId(new UUID(5, 5)))).isEmpty();
  }

  @Test
  void theOldLoanIsReturnedAndThenOursIsMade() throws Exception {
    ActId act = lentToTwo();
    decide(act, Action.RETURN_FIRST);
    assertThat(ils.done()).containsExactly(new Done("return", X, P2), new Done("loan", X, P1));
    assertThat(last(a)).isEqualTo(new Outcome.Applied(DUE));
    assertThat(state(act)).isEqualTo(CaseState.DONE);
    assertThat(bench.store().counts().review()).isZero();
  }

  /** Wherever the centre dies: one return, one loan, no renewal. */
  @ParameterizedTest
  @EnumSource
  void aCrashOnTheWayDoesNothingTwice(Moment moment) throws Exception {
    ActId act = lentToTwo();
    take(act, new Step.Do(ANN, Action.RETURN_FIRST, ""));
    for (int i = 0; i < 2; i++) {
      ils.crashOnceAt(moment);
      assertThatThrownBy(bench::settleAll).isInstanceOf(KohaLikeSystem.Crash.class);
    }
    ils.fault((when, what) -> {});
    bench.settleAll();
    assertThat(ils.done()).containsExactly(new Done("return", X, P2), new Done("loan", X, P1));
    assertThat(state(act)).isEqualTo(CaseState.DONE);
  }

  @Test
  void aLostAnswerOfTheReturnClosesNoLoanOfSomebodyWhoBorrowedSince() throws Exception {
    ActId act = lentToTwo();
    take(act, new Step.Do(ANN, Action.RETURN_FIRST, ""));
    ils.loseAnswers(true);
    bench.settleDue();
    ils.loseAnswers(false);
    ils.lendAtDesk(X, new PatronId("P1003"), DUE.plusDays(3));
    bench.settleAll();
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(new PatronId("P1003"), DUE.plusDays(3), 0));
    assertThat(state(act)).isEqualTo(CaseState.TAKEN);
    assertThat(entry(act).now().owner()).isEqualTo(ANN);
  }

  @Test
  void aBlockedPatronsLoanIsMadeWhenStaffHaveLiftedTheBlock() throws Exception {
    ils.standing(P1, PatronState.Standing.BLOCKED);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    ActId act = bring(a);
    decide(act, Action.APPLY);
    assertThat(state(act)).as("still blocked").isEqualTo(CaseState.TAKEN);
    ils.standing(P1, PatronState.Standing.GOOD);
    decide(act, Action.APPLY);
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1));
    assertThat(state(act)).isEqualTo(CaseState.DONE);
  }

  @Test
  void aLoanThatWasMadeIsEndedAgain() throws Exception {
    ils.standing(P1, PatronState.Standing.BLOCKED);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    ActId act = bring(a);
    ils.standing(P1, PatronState.Standing.GOOD);
    decide(act, Action.APPLY);
    undo(act);
    assertThat(ils.done()).containsExactly(new Done("loan", X, P1), new Done("return", X, P1));
    assertThat(state(act)).isEqualTo(CaseState.UNDONE);
    assertThat(bench.store().counts().review()).isEqualTo(1);
    decide(act, Action.DROP);
    assertThat(state(act)).isEqualTo(CaseState.DONE);
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void aLoanAfterWhichSomethingHappenedIsNotEnded() throws Exception {
    ils.standing(P1, PatronState.Standing.BLOCKED);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    ActId act = bring(a);
    ils.standing(P1, PatronState.Standing.GOOD);
    decide(act, Action.APPLY);
    a.giveBack("X1", NOW.minusSeconds(5));
    bring(a);
    assertThat(bench.desk().take(act, new Step.Undo(ANN, ""))).get().isInstanceOf(Verdict.No.class);
  }

  @Test
  void whoWasFirstIsWhatStaffSay() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    b.giveBack("X1", NOW.minusSeconds(600));
    bring(b);
    ils.lendAtDesk(X, P2, DUE);
    a.write(new Act.Return(X), Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
    ActId act = bring(a);
    assertThat(entry(act).rule()).isEqualTo("RETURN_PERHAPS_OLDER");
    assertThat(bench.desk().offered(entry(act))).startsWith(Action.HISTORY);
    decide(act, Action.APPLY);
    assertThat(ils.loan(X)).isNull();
    assertThat(last(a)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void historyChangesNothingAndCanBeTakenBack() throws Exception {
    ActId act = lentToTwo();
    decide(act, Action.HISTORY);
    assertThat(last(a)).isEqualTo(new Outcome.AlreadyDone(null));
    assertThat(ils.done()).isEmpty();
    undo(act);
    assertThat(last(a)).isInstanceOf(Outcome.Refused.class);
    assertThat(state(act)).isEqualTo(CaseState.UNDONE);
    assertThat(bench.desk().offered(entry(act))).startsWith(Action.RETURN_FIRST);
    decide(act, Action.RETURN_FIRST);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P1, DUE, 0));
  }

  @Test
  void aDroppedActStaysDroppedWhateverComesIn() throws Exception {
    ActId act = lentToTwo();
    decide(act, Action.DROP);
    assertThat(last(a)).isInstanceOf(Outcome.Refused.class);
    b.giveBack("X1", NOW.minusSeconds(30));
    bring(b);
    assertThat(ils.done()).containsExactly(new Done("return", X, P2));
    assertThat(state(act)).isEqualTo(CaseState.DONE);
    undo(act);
    assertThat(state(act)).isEqualTo(CaseState.UNDONE);
  }

  @Test
  void anOrderIsTakenBackBeforeAnybodyActsOnIt() throws Exception {
    ActId act = lentToTwo();
    take(act, new Step.Do(ANN, Action.RETURN_FIRST, ""));
    undo(act);
    assertThat(ils.done()).isEmpty();
    assertThat(state(act)).isEqualTo(CaseState.UNDONE);
    assertThat(bench.store().waits(X)).isFalse();
  }

  @Test
  void aCaseInHandIsNotSettledBehindSomebodysBack() throws Exception {
    ActId act = lentToTwo();
    take(act, new Step.Take(ANN, null, ""));
    b.giveBack("X1", NOW.minusSeconds(30));
    bring(b);
    assertThat(ils.done()).containsExactly(new Done("return", X, P2));
    assertThat(state(act)).isEqualTo(CaseState.TAKEN);
  }

  @Test
  void anUndecidedActIsSettledByWhatComesInAndItsCaseIsClosed() throws Exception {
    ActId act = lentToTwo();
    b.giveBack("X1", NOW.minusSeconds(30));
    bring(b);
    assertThat(state(act)).isEqualTo(CaseState.CLOSED);
    assertThat(ils.loan(X)).isEqualTo(new OpenLoan(P1, DUE, 0));
  }

  @Test
  void aDoubtIsEndedByWhoLooked() throws Exception {
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bench.receive(a.all());
    ils.fault(
        (moment, what) -> {
          if (moment == Moment.BEFORE_APPLY) {
            throw new LibrarySystemException(
                LibrarySystemException.Kind.GARBLED, "connection closed");
          }
        });
    for (int i = 0; i < 20; i++) {
      bench.settleDue();
      bench.pass(Duration.ofSeconds(30));
    }
    ActId act = a.acts().getFirst().id();
    assertThat(entry(act).doubt()).isTrue();
    assertThat(bench.desk().offered(entry(act))).doesNotContain(Action.APPLY);
    decide(act, Action.BY_HAND);
    assertThat(last(a)).isEqualTo(new Outcome.AlreadyDone(null));
    assertThat(state(act)).isEqualTo(CaseState.DONE);
    assertThat(bench.store().waits(X)).isFalse();
  }

  @Test
  void aLostCardThatNobodyElseCanBlockIsSettledAtTheDesk() throws Exception {
    a.write(new Act.CardReportedLost(P1), NOW.minusSeconds(9));
    bench.receive(a.all());
    // Not all: it is looked at again every few minutes, for as long as nobody decides.
    bench.settleDue();
    ActId act = a.acts().getLast().id();
    assertThat(bench.desk().offered(entry(act))).containsExactly(Action.BY_HAND, Action.DROP);
    decide(act, Action.BY_HAND);
    assertThat(last(a)).isEqualTo(new Outcome.AlreadyDone(null));
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void everyStepIsOnRecord() throws Exception {
    ActId act = lentToTwo();
    take(act, new Step.Take(ANN, null, ""));
    take(act, new Step.Propose(new StaffId("s-18"), Action.HISTORY, "asked P2's branch"));
    decide(act, Action.RETURN_FIRST);
    assertThat(bench.desk().record(act))
        .extracting(Entered::who, Entered::what, Entered::state)
        .containsExactly(
            tuple("s-17", "take", CaseState.TAKEN),
            tuple("s-18", "propose", CaseState.TAKEN),
            tuple("s-17", "do", CaseState.ORDERED),
            tuple("centre", "settled", CaseState.DONE));
  }
}
