package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Answer.CardStanding;
import org.shuyi.sync.wire.Question;

final class EnquiriesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final PatronId P1 = new PatronId("P1001");
  private static final PatronId P2 = new PatronId("P1002");
  private static final ItemId X = new ItemId("X1");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
  private static final StationId KIOSK = new StationId("kiosk-1");
  private static final PatronId CARD = new PatronId("V000000000001");
  private static final PersonHash SOMEBODY = TestStation.person("somebody");
  private static final Question OF_PERSON = new Question.OfPerson(SOMEBODY);
  private static final Question OF_ITEM = new Question.OfItem(X);

  @TempDir Path directory;
  private KohaLikeSystem ils;
  private CentreBench bench;
  private Enquiries enquiries;

  @BeforeEach
  void open() throws Exception {
    ils = new KohaLikeSystem(NOW);
    bench = new CentreBench(directory.resolve("centre.db"), ils, NOW);
    enquiries = enquiries(CentreBench.PACE);
  }

  /** So that nothing here rests on how fast a machine is. */
  private void bePatient() {
    enquiries.close();
    enquiries =
        enquiries(
            new CentreSettings.Pace(
                2,
                8,
                Duration.ofMinutes(1),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO));
  }

  private Enquiries enquiries(CentreSettings.Pace pace) {
    PinDesk pins =
        new PinDesk(bench.store(), ils, TestStation.PERSON_KEYS, new byte[16], () -> NOW);
    return new Enquiries(
        bench.store(), ils, pins, () -> KohaLikeSystem.LOAN_DAYS, pace, ZoneOffset.UTC, () -> NOW);
  }

  @AfterEach
  void close() {
    enquiries.close();
    bench.close();
  }

  private CompletableFuture<Answer> ask(Question question) {
    return ask(KIOSK, question);
  }

  private CompletableFuture<Answer> ask(StationId from, Question question) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    enquiries.ask(from, question, answer::complete);
    return answer;
  }

  /** As an adapter does: it lets go of the line when nobody waits any more. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(Question question) throws Exception {
    return ask(question).get(10, TimeUnit.SECONDS);
  }

  @Test
  void saysYesWithTheDateOfTheRules() throws Exception {
    assertThat(answer(new Question.OfLoan(P1, X)))
        .isEqualTo(new Answer.Granted("Title of X1", DUE));
  }

  @Test
  void saysNoWithEveryReason() throws Exception {
    ils.standing(P1, PatronState.Standing.BLOCKED);
    ils.lendAtDesk(X, P2, DUE);
    for (int i = 2; i < 7; i++) {
      ils.lendAtDesk(new ItemId("X" + i), P1, DUE);
    }
    assertThat(answer(new Question.OfLoan(P1, X)))
        .isEqualTo(
            new Answer.Denied(
                "Title of X1",
                List.of(
                    RefusalReason.ITEM_ON_LOAN_TO_ANOTHER,
                    RefusalReason.PATRON_BLOCKED,
                    RefusalReason.LOAN_LIMIT_REACHED)));
  }

  @Test
  void countsLoansThatTheLibrarySystemDoesNotShowYet() throws Exception {
    TestStation station = new TestStation("a", 1);
    for (int i = 2; i < 7; i++) {
      station.loan("X" + i, "P1001", NOW.minusSeconds(60L - i));
    }
    bench.receive(station.all());
    assertThat(answer(new Question.OfLoan(P1, X)))
        .isEqualTo(new Answer.Denied("Title of X1", List.of(RefusalReason.LOAN_LIMIT_REACHED)));
    assertThat(answer(new Question.OfLoan(P2, X))).isInstanceOf(Answer.Granted.class);
  }

  @Test
  void whatIsOnItsWayToTheLibrarySystemComesFirst() throws Exception {
    TestStation station = new TestStation("a", 1);
    ils.lendAtDesk(X, P1, DUE);
    station.giveBack("X1", NOW.minusSeconds(60));
    bench.receive(station.all());
    assertThat(answer(new Question.OfLoan(P2, X))).isEqualTo(new Answer.Unreachable());

    bePatient();
    CompletableFuture<Answer> asked = ask(new Question.OfLoan(P2, X));
    bench.settleDue();
    assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(new Answer.Granted("Title of X1", DUE));
  }

  @Test
  void showsAPatronWithoutTheWholeName() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    assertThat(answer(new Question.OfPatron(P1)))
        .isEqualTo(
            new Answer.OfPatron(
                "王**",
                List.of(),
                KohaLikeSystem.LIMIT,
                List.of(new Answer.Loan(X, "Title of X1", DUE))));
  }

  @Test
  void renewsOnlyWhatThePatronHas() throws Exception {
    ils.lendAtDesk(X, P1, DUE);
    assertThat(answer(new Question.OfRenewal(P1, X))).isInstanceOf(Answer.Granted.class);
    assertThat(answer(new Question.OfRenewal(P2, X)))
        .isEqualTo(
            new Answer.Denied("Title of X1", List.of(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER)));
  }

  /** First the card waits, then it is registered, then it is lost. */
  @Test
  void tellsWhetherAPersonHasACard() throws Exception {
    assertThat(answer(OF_PERSON)).isEqualTo(new Answer.NoCard());
    TestStation station = new TestStation("a", 1);
    station.card(CARD.value(), SOMEBODY, NOW.minusSeconds(60));
    bench.receive(station.all());
    assertThat(answer(OF_PERSON)).isEqualTo(has(CardStanding.NOT_REGISTERED));
    bench.settleDue();
    assertThat(answer(OF_PERSON)).isEqualTo(has(CardStanding.GOOD));
    assertThat(answer(new Question.OfPerson(TestStation.person("else"))))
        .isEqualTo(new Answer.NoCard());
    ils.standing(CARD, PatronState.Standing.EXPIRED);
    assertThat(answer(OF_PERSON)).isEqualTo(has(CardStanding.EXPIRED));
    station.write(new Act.CardReportedLost(CARD), NOW.minusSeconds(30));
    bench.receive(station.all());
    assertThat(answer(OF_PERSON)).isEqualTo(has(CardStanding.LOST));
  }

  private static Answer has(CardStanding standing) {
    return new Answer.HasCard(CARD.masked(), standing);
  }

  /** What stations issued counts; what nobody issued nobody can tell. */
  @Test
  void aLibrarySystemThatFindsNoPeopleLeavesTheCentreWithItsOwnCards() throws Exception {
    ils.can(Sip2LibrarySystem.CAPABILITIES);
    assertThat(answer(OF_PERSON)).isEqualTo(new Answer.Unreachable());
    TestStation station = new TestStation("a", 1);
    station.card(CARD.value(), SOMEBODY, NOW.minusSeconds(60));
    bench.receive(station.all());
    bench.settleDue();
    assertThat(answer(OF_PERSON)).isEqualTo(has(CardStanding.NOT_REGISTERED));
  }

  @Test
  void aStationCannotGoThroughAllPeople() throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answers.add(answer(new Question.OfPerson(TestStation.person("guess " + i))));
    }
    assertThat(answers.stream().filter(new Answer.NoCard()::equals)).hasSizeBetween(10, 12);
    assertThat(ask(new StationId("other"), OF_PERSON).get(10, TimeUnit.SECONDS))
        .isEqualTo(new Answer.NoCard());
    assertThat(answer(OF_ITEM)).isEqualTo(new Answer.OfItem("Title of X1"));
  }

  @Test
  void aRationComesBackOneByOne() {
    long[] nanos = {Long.MAX_VALUE - 5}; // a clock that passes its end
    Ration ration = new Ration(3, Duration.ofNanos(10), () -> nanos[0]);
    assertThat(taken(ration)).isEqualTo(3);
    nanos[0] += 9;
    assertThat(taken(ration)).isZero();
    nanos[0] += 1;
    assertThat(taken(ration)).isEqualTo(1);
    nanos[0] += 1000;
    assertThat(taken(ration)).isEqualTo(3);
  }

  private static long taken(Ration ration) {
    return IntStream.range(0, 10).filter(i -> ration.take(KIOSK)).count();
  }

  @Test
  void tellsWhatIsOwedUnlessAPaymentIsOnItsWay() throws Exception {
    Money owed = new Money(350, "CNY");
    ils.owes(P1, owed.minor());
    assertThat(answer(new Question.OfFees(P1))).isEqualTo(new Answer.Owed(owed));
    assertThat(answer(new Question.OfFees(P2))).isEqualTo(new Answer.Owed(new Money(0, "CNY")));
    TestStation station = new TestStation("a", 1);
    station.write(new Act.FeePaid(P1, owed, new FeeOrder("o1")), NOW.minusSeconds(60));
    bench.receive(station.all());
    assertThat(answer(new Question.OfFees(P1))).isEqualTo(new Answer.Unreachable());
    bench.settleDue();
    assertThat(answer(new Question.OfFees(P1))).isEqualTo(new Answer.Owed(new Money(0, "CNY")));
  }

  @Test
  void aHungLibrarySystemIsUnreachableInTimeAndHoldsOnlyItsOwnPlaces() throws Exception {
    CountDownLatch hung = new CountDownLatch(1);
    ils.fault((moment, act) -> awaitQuietly(hung));
    List<CompletableFuture<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      asked.add(ask(OF_ITEM));
    }
    for (CompletableFuture<Answer> each : asked) {
      assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(new Answer.Unreachable());
    }
    hung.countDown();
    ils.fault((moment, act) -> {});
    await().until(() -> answer(OF_ITEM).equals(new Answer.OfItem("Title of X1")));
  }

  @Test
  void aStationThatAsksWithoutEndLeavesPlacesToOthers() throws Exception {
    bePatient();
    CountDownLatch slow = new CountDownLatch(1);
    ils.fault((moment, act) -> awaitQuietly(slow));
    List<CompletableFuture<Answer>> greedy = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      greedy.add(ask(new StationId("greedy"), OF_ITEM));
    }
    CompletableFuture<Answer> honest = ask(OF_ITEM);
    assertThat(greedy.stream().filter(CompletableFuture::isDone)).hasSize(96);
    assertThat(honest).isNotDone();
    slow.countDown();
    assertThat(honest.get(60, TimeUnit.SECONDS)).isEqualTo(new Answer.OfItem("Title of X1"));
  }

  /** The first gets half, each further one half of the rest; what is given back is free again. */
  @Test
  void placesAreSharedAndComeBack() {
    Places places = new Places(8);
    Map<StationId, Integer> got = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      StationId station = new StationId(name);
      while (places.take(station)) {
        got.merge(station, 1, Integer::sum);
      }
    }
    assertThat(got.values()).containsExactly(4, 2, 1, 1);
    got.forEach((station, own) -> IntStream.range(0, own).forEach(i -> places.giveBack(station)));
    assertThat(IntStream.range(0, 9).filter(i -> places.take(KIOSK))).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"王小明,王**", "王明,王*", "欧阳修文,欧**", "王,*", "'',''", "𠮷田,𠮷*", "Ada Lovelace,A**"})
  void masksByWholeCharacters(String name, String masked) {
    assertThat(MaskedName.of(name)).isEqualTo(masked);
  }
}
