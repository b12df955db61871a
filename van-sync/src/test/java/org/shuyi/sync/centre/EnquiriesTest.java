package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;

final class EnquiriesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final PatronId P1 = new PatronId("P1001");
  private static final PatronId P2 = new PatronId("P1002");
  private static final ItemId X = new ItemId("X1");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
  private static final Question OF_ITEM = new Question.OfItem(X);

  @TempDir Path directory;
  private KohaLikeSystem ils;
  private CentreBench bench;
  private Enquiries enquiries;

  @BeforeEach
  void open() throws Exception {
    ils = new KohaLikeSystem(NOW);
    bench = new CentreBench(directory.resolve("centre.db"), ils, NOW);
    enquiries =
        new Enquiries(
            bench.store(),
            ils,
            () -> KohaLikeSystem.LOAN_DAYS,
            CentreBench.PACE,
            ZoneOffset.UTC,
            () -> NOW);
  }

  @AfterEach
  void close() {
    enquiries.close();
    bench.close();
  }

  private CompletableFuture<Answer> ask(Question question) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    enquiries.ask(question, answer::complete);
    return answer;
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

  @Test
  void aHungLibrarySystemIsUnreachableInTimeAndHoldsOnlyItsOwnPlaces() throws Exception {
    CountDownLatch hung = new CountDownLatch(1);
    ils.fault(
        (moment, act) -> {
          try {
            hung.await();
          } catch (InterruptedException e) {
            // As an adapter does: it lets go of the line when nobody waits any more.
            Thread.currentThread().interrupt();
          }
        });
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

  @ParameterizedTest
  @CsvSource({"王小明,王**", "王明,王*", "欧阳修文,欧**", "王,*", "'',''", "𠮷田,𠮷*", "Ada Lovelace,A**"})
  void masksByWholeCharacters(String name, String masked) {
    assertThat(MaskedName.of(name)).isEqualTo(masked);
  }
}
