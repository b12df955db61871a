package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState.Standing;

final class RegistrationTest {
  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final PersonHash LI = TestStation.person("li");
  private static final PersonHash ZHAO = TestStation.person("zhao");
  private static final Outcome REGISTERED = new Outcome.Applied(null);

  @TempDir private Path folder;
  private final KohaLikeSystem ils = new KohaLikeSystem(MORNING);
  private final TestStation van = new TestStation("van-01", 1);
  private final TestStation other = new TestStation("van-02", 1);
  private CentreBench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new CentreBench(folder.resolve("centre.db"), ils, MORNING.plus(Duration.ofHours(2)));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Instant at(int minute) {
    return MORNING.plus(Duration.ofMinutes(minute));
  }

  private static PatronId card(String number) {
    return new PatronId(number);
  }

  private List<PatronId> holders(String... items) {
    return List.of(items).stream()
        .map(item -> ils.loans().get(new ItemId(item)))
        .map(loan -> loan == null ? card("nobody") : loan.patron())
        .toList();
  }

  private void byHandOnly() {
    ils.can(ils.capabilities().but(Map.of(Capability.REGISTERS_PATRONS, false)));
  }

  @Test
  void aNewPersonIsRegisteredAndThenBorrows() throws Exception {
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    bench.receive(van.all());
    assertThat(bench.advance("X1")).isEqualTo(Settlement.Step.PUT_OFF);
    bench.settleAll();

    assertThat(ils.opened()).containsExactly(card("V1"));
    assertThat(holders("X1")).containsExactly(card("V1"));
    assertThat(bench.outcomes(van).getFirst()).isEqualTo(REGISTERED);
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void twoVansOnOneDayMakeOnePatronWithAllTheLoans() throws Exception {
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    other.card("V2", LI, at(30));
    other.loan("X2", "V2", at(31));
    bench.receive(other.all());
    bench.receive(van.all());
    bench.settleAll();

    assertThat(ils.opened()).as("the earlier card").containsExactly(card("V1"));
    assertThat(holders("X1", "X2")).containsOnly(card("V1"));
    assertThat(bench.outcomes(other).getFirst())
        .isEqualTo(new Outcome.AlreadyDone(null, card("V1")));
    assertThat(ils.done()).hasSize(2);

    other.renewal("X2", "V2", at(40));
    bench.receive(other.all());
    bench.settleAll();
    assertThat(bench.outcomes(other).getLast()).isInstanceOf(Outcome.Applied.class);
    assertThat(ils.done().getLast().patron()).isEqualTo(card("V1"));
  }

  @Test
  void whatWasRegisteredFirstStaysAlsoIfTheOtherCardIsOlder() throws Exception {
    other.card("V2", LI, at(30));
    bench.receive(other.all());
    bench.settleAll();
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    bench.receive(van.all());
    bench.settleAll();

    assertThat(ils.opened()).containsExactly(card("V2"));
    assertThat(holders("X1")).containsExactly(card("V2"));
  }

  @Test
  void aPersonWhoWasRegisteredAtADeskKeepsThatCard() throws Exception {
    ils.registerAtDesk(card("P1001"), LI);
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    bench.receive(van.all());
    bench.settleAll();

    assertThat(ils.opened()).isEmpty();
    assertThat(holders("X1")).containsExactly(card("P1001"));
    assertThat(bench.store().surviving(card("V1"))).isEqualTo(card("P1001"));
    assertThat(bench.store().surviving(card("P1001"))).isEqualTo(card("P1001"));
  }

  @Test
  void theSameCardOnceMoreIsAlreadyDone() throws Exception {
    van.card("V1", LI, at(0));
    van.card("V1", LI, at(1));
    bench.receive(van.all());
    bench.settleAll();

    assertThat(bench.outcomes(van)).containsExactly(REGISTERED, new Outcome.AlreadyDone(null));
    assertThat(ils.opened()).hasSize(1);
  }

  @Test
  void oneNumberForTwoPeopleIsTheEarlierOnesAndTheOthersLoansWait() throws Exception {
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    other.card("V1", ZHAO, at(2));
    other.loan("X2", "V1", at(3));
    bench.receive(other.all());
    bench.receive(van.all());
    bench.settleAll();

    assertThat(holders("X1", "X2")).containsExactly(card("V1"), card("nobody"));
    assertThat(((Outcome.Refused) bench.outcomes(other).getFirst()).reasons())
        .containsExactly(RefusalReason.CARD_NUMBER_TAKEN);
    assertThat(bench.outcomes(other).getLast()).isInstanceOf(Outcome.Unknown.class);
    assertThat(bench.store().counts().review()).isEqualTo(2);
  }

  @Test
  void aNumberThatIsADeskPatronsIsNobodyElses() throws Exception {
    ils.standing(card("V1"), Standing.GOOD);
    TestStation desk = new TestStation("desk", 1);
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    desk.loan("X2", "V1", at(2));
    bench.receive(van.all());
    bench.receive(desk.all());
    bench.settleAll();

    assertThat(((Outcome.Refused) bench.outcomes(van).getFirst()).reasons())
        .containsExactly(RefusalReason.CARD_NUMBER_TAKEN);
    assertThat(holders("X1", "X2")).containsExactly(card("nobody"), card("V1"));
  }

  @Test
  void whoIsBlockedIsFoundWithTheNewCardToo() throws Exception {
    ils.registerAtDesk(card("P1001"), LI);
    ils.standing(card("P1001"), Standing.BLOCKED);
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    bench.receive(van.all());
    bench.settleAll();

    assertThat(bench.outcomes(van))
        .allSatisfy(
            outcome ->
                assertThat(((Outcome.Refused) outcome).reasons())
                    .containsExactly(RefusalReason.PATRON_BLOCKED));
    assertThat(ils.opened()).isEmpty();
    assertThat(bench.store().counts().review()).isEqualTo(2);
  }

  @Test
  void withoutAccountsOverTheInterfaceStaffRegisterAndTheLoansFollow() throws Exception {
    byHandOnly();
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    van.loan("X2", "V1", at(2));
    van.giveBack("X2", at(3));
    other.loan("X2", "P1002", at(10));
    bench.receive(van.all());
    bench.receive(other.all());
    bench.settleDue();
    bench.pass(Duration.ofMinutes(1));
    bench.settleDue();

    assertThat(bench.outcomes(van).subList(0, 3)).allMatch(o -> o instanceof Outcome.Unknown);
    assertThat(holders("X1", "X2"))
        .as("the book goes on to others")
        .containsExactly(card("nobody"), card("P1002"));

    ils.standing(card("V1"), Standing.GOOD);
    bench.settleAll();
    assertThat(bench.outcomes(van).getFirst()).isEqualTo(REGISTERED);
    assertThat(bench.outcomes(van).get(1)).isInstanceOf(Outcome.Applied.class);
    assertThat(bench.outcomes(van).get(2))
        .as("over, and so history")
        .isInstanceOf(Outcome.AlreadyDone.class);
    assertThat(holders("X1", "X2")).containsExactly(card("V1"), card("P1002"));
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void aLoanThatOvertookTheCardIsLentWhenTheCardIsRegistered() throws Exception {
    van.card("V1", LI, at(0));
    other.loan("X1", "V1", at(1));
    bench.receive(other.all());
    bench.settleAll();
    assertThat(((Outcome.Refused) bench.outcomes(other).getFirst()).reasons())
        .containsExactly(RefusalReason.PATRON_UNKNOWN);

    bench.receive(van.all());
    bench.settleAll();
    assertThat(holders("X1")).containsExactly(card("V1"));
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void aLostAnswerIsProbedNotRepeated() throws Exception {
    van.card("V1", LI, at(0));
    bench.receive(van.all());
    ils.loseAnswers(true);
    assertThat(bench.advance(LI)).isEqualTo(Settlement.Step.PUT_OFF);
    ils.loseAnswers(false);
    bench.settleAll();

    assertThat(ils.opened()).hasSize(1);
    assertThat(bench.outcomes(van)).containsExactly(REGISTERED);
  }

  @ParameterizedTest
  @EnumSource
  void aCrashAnywhereRegistersOnce(Moment moment) throws Exception {
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    bench.receive(van.all());
    ils.crashOnceAt(moment);
    assertThatThrownBy(() -> bench.advance(LI)).isInstanceOf(KohaLikeSystem.Crash.class);
    bench.restart();
    bench.settleAll();

    assertThat(ils.opened()).containsExactly(card("V1"));
    assertThat(holders("X1")).containsExactly(card("V1"));
    assertThat(bench.outcomes(van)).allMatch(o -> o instanceof Outcome.Applied);
  }

  @Test
  void whatTheLibrarySystemWillNotHearIsDoneByHand() throws Exception {
    van.card("V1", LI, at(0));
    bench.receive(van.all());
    ils.fault(
        (moment, act) -> {
          if (moment == Moment.BEFORE_APPLY) {
            throw new LibrarySystemException(
                LibrarySystemException.Kind.GARBLED, "koha answered 400");
          }
        });
    bench.settleDue();
    assertThat(bench.outcomes(van)).containsExactly(new Outcome.Unknown("koha answered 400"));
    ils.fault((moment, act) -> {});
    bench.pass(Duration.ofMinutes(6));
    bench.settleDue();
    assertThat(ils.opened()).as("it is staff's now").isEmpty();
  }

  @Test
  void aClockThatIsSetLaterDatesACardAsWell() throws Exception {
    byHandOnly();
    van.write(
        new Act.CardIssued(
            card("V1"),
            LI,
            IdentityDocument.Kind.PASSPORT,
            PatronCategory.ADULT,
            LocalDate.of(2027, 11, 21),
            Act.DecidedBy.STATION,
            null),
        Instant.EPOCH,
        Stamp.ClockTrust.UNKNOWN);
    bench.receive(van.all());
    ClockAnchor anchor = new ClockAnchor(new UUID(7, 7), Duration.ofHours(1), at(60));
    bench.receive(van.batch(2, 1).telling(List.of(anchor)));
    assertThat(bench.timeOf(van, 1)).isEqualTo(at(0).plusSeconds(1).toString());
  }

  @Test
  void theNameReachesTheLibrarySystemAndIsNotKept() throws Exception {
    van.card("V1", LI, at(0));
    bench.receive(van.all());
    assertThat(bench.store().head(LI).orElseThrow().act().sealed()).isNotNull();
    bench.settleAll();

    assertThat(ils.names()).containsEntry(card("V1"), TestStation.NOBODY.name());
    assertThat(bench.stored(van, 1)).satisfies(act -> assertThat(act.sealed()).isNull());
    bench.receive(van.all());
    assertThat(bench.store().lane(van.id(), van.epoch()).quarantine())
        .as("it comes again as it was")
        .isNull();
  }

  @Test
  void withoutANameStaffRegister() throws Exception {
    van.card("V1", LI, null, at(0));
    van.card("V2", ZHAO, TestStation.SEAL.seal(TestStation.NOBODY, card("V1"), LI), at(1));
    bench.receive(van.all());
    bench.settleDue();

    assertThat(ils.opened()).isEmpty();
    assertThat(bench.outcomes(van)).hasOnlyElementsOfType(Outcome.Unknown.class);
    assertThat(bench.outcomes(van).getLast().toString()).contains("not sealed for this card");
    assertThat(bench.store().counts().review()).isEqualTo(2);
  }

  @Test
  void whatNobodyRegistersIsForgotten() throws Exception {
    byHandOnly();
    van.card("V1", LI, at(0));
    bench.receive(van.all());
    bench.settleDue();
    assertThat(bench.store().forgetPeople(MORNING)).isZero();
    assertThat(bench.stored(van, 1).sealed()).as("it may yet be needed").isNotNull();
    assertThat(bench.store().forgetPeople(MORNING.plus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(bench.stored(van, 1).sealed()).isNull();
    assertThat(bench.store().forgetPeople(MORNING.plus(Duration.ofDays(1)))).isZero();
  }

  private void decide(TestStation station, int sequence, Action action) throws Exception {
    ActId act = station.acts().get(sequence - 1).id();
    assertThat(bench.desk().take(act, new Step.Do(new StaffId("ann"), action, "at the desk")))
        .get()
        .isInstanceOf(ReviewCase.Verdict.Next.class);
    bench.settleAll();
  }

  @Test
  void staffMayGiveSomebodyTheNumberAllTheSameAndTheLoansFollow() throws Exception {
    van.card("V1", LI, at(0));
    other.card("V1", ZHAO, at(2));
    other.loan("X2", "V1", at(3));
    bench.receive(van.all());
    bench.receive(other.all());
    bench.settleAll();
    assertThat(holders("X2")).containsExactly(card("nobody"));

    decide(other, 1, Action.BY_HAND);
    assertThat(bench.outcomes(other).getFirst()).isInstanceOf(Outcome.AlreadyDone.class);
    assertThat(holders("X2")).containsExactly(card("V1"));
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void whatStaffDropStaysUnregistered() throws Exception {
    byHandOnly();
    van.card("V1", LI, at(0));
    van.loan("X1", "V1", at(1));
    bench.receive(van.all());
    bench.settleDue();
    decide(van, 1, Action.DROP);

    assertThat(bench.outcomes(van).getFirst()).isInstanceOf(Outcome.Refused.class);
    assertThat(bench.stored(van, 1).sealed()).isNull();
    assertThat(holders("X1")).containsExactly(card("nobody"));
    decide(van, 2, Action.DROP);
    assertThat(bench.store().counts().review()).isZero();
  }
}
