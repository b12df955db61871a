package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.Personality;

/** The client against the demo library system, over a real socket. */
class Sip2LibrarySystemTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneId.systemDefault());
  private static final ItemId BOOK = new ItemId("SY000002");
  private static final PatronId READER = new PatronId("210000000001");

  private DemoIls ils;
  private Sip2LibrarySystem client;

  @BeforeEach
  void start() throws IOException {
    ils = DemoIls.start(0, InstantSource.fixed(NOW), null, Personality.STRICT);
    client = client(ils.port(), DemoIls.PASSWORD);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    ils.close();
  }

  @Test
  void lendsRenewsAndTakesBack() throws Exception {
    assertThat(client.apply(loan(BOOK, READER), NOW))
        .isEqualTo(new Outcome.Applied(TODAY.plusDays(30)));
    assertThat(client.probe(BOOK))
        .isEqualTo(new ItemState(BOOK, Circulation.ON_LOAN, "活着", "I247.57/1", TODAY.plusDays(30)));
    assertThat(client.probe(READER))
        .isEqualTo(
            new PatronState(
                READER,
                Standing.GOOD,
                "王小明",
                LocalDate.of(2030, 12, 31),
                10,
                List.of(new PatronState.OnLoan(BOOK, "活着", TODAY.plusDays(30)))));
    assertThat(client.apply(new Act.Renewal(BOOK, READER, DecidedBy.CENTRE), NOW))
        .isEqualTo(new Outcome.Applied(TODAY.plusDays(45)));
    assertThat(client.apply(new Act.Return(BOOK), NOW)).isEqualTo(new Outcome.Applied(null));
    assertThat(client.probe(BOOK).circulation()).isEqualTo(Circulation.AVAILABLE);
    assertThat(ils.loans()).isEmpty();
    assertThat(ils.history()).hasSize(3);
  }

  @Test
  void saysWhyALoanIsRefused() throws Exception {
    client.apply(loan(BOOK, READER), NOW);
    assertThat(reasons(loan(BOOK, READER)))
        .containsExactly(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON);
    assertThat(reasons(loan(BOOK, new PatronId("210000000002"))))
        .containsExactly(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    ItemId other = new ItemId("SY000001");
    assertThat(reasons(loan(other, new PatronId("210000000008"))))
        .containsExactly(RefusalReason.PATRON_BLOCKED);
    assertThat(reasons(loan(other, new PatronId("210000000009"))))
        .containsExactly(RefusalReason.PATRON_EXPIRED);
    assertThat(reasons(loan(other, new PatronId("999999999999"))))
        .containsExactly(RefusalReason.PATRON_UNKNOWN);
    assertThat(reasons(loan(new ItemId("SY999999"), READER)))
        .containsExactly(RefusalReason.ITEM_UNKNOWN);
    assertThat(reasons(new Act.Return(other))).containsExactly(RefusalReason.ITEM_NOT_ON_LOAN);
  }

  @Test
  void saysTheOtherReasonsToo() throws Exception {
    assertThat(reasons(loan(new ItemId("SY000012"), READER)))
        .containsExactly(RefusalReason.ITEM_NOT_FOR_LOAN);
    assertThat(reasons(loan(new ItemId("SY000006"), READER)))
        .containsExactly(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    PatronId twoAtMost = new PatronId("210000000010");
    client.apply(loan(new ItemId("SY000001"), twoAtMost), NOW);
    client.apply(loan(new ItemId("SY000002"), twoAtMost), NOW);
    assertThat(reasons(loan(new ItemId("SY000003"), twoAtMost)))
        .containsExactly(RefusalReason.LOAN_LIMIT_REACHED);
    assertThat(client.probe(twoAtMost).standing()).isEqualTo(Standing.GOOD);
    Act.Renewal renewal = new Act.Renewal(new ItemId("SY000001"), twoAtMost, DecidedBy.CENTRE);
    client.apply(renewal, NOW);
    assertThat(reasons(renewal)).containsExactly(RefusalReason.RENEWAL_LIMIT_REACHED);
    assertThat(reasons(new Act.Renewal(new ItemId("SY000001"), READER, DecidedBy.CENTRE)))
        .containsExactly(RefusalReason.ITEM_NOT_ON_LOAN);
  }

  @Test
  void lendsAReservedBookToTheOneItIsReservedFor() throws Exception {
    ItemId reserved = new ItemId("SY000006");
    assertThat(client.probe(reserved).circulation()).isEqualTo(Circulation.ON_HOLD_SHELF);
    assertThat(client.apply(loan(reserved, new PatronId("210000000011")), NOW))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void showsStandings() throws Exception {
    assertThat(client.probe(new PatronId("210000000008")).standing()).isEqualTo(Standing.BLOCKED);
    assertThat(client.probe(new PatronId("210000000009")).standing()).isEqualTo(Standing.EXPIRED);
    assertThat(client.probe(new PatronId("999")).standing()).isEqualTo(Standing.UNKNOWN_PATRON);
    assertThat(client.probe(new ItemId("999")).circulation()).isEqualTo(Circulation.UNKNOWN_ITEM);
    assertThat(client.probe(new ItemId("SY000012")).circulation())
        .isEqualTo(Circulation.NOT_FOR_LOAN);
  }

  @Test
  void leavesALoanUnknownWhoseAnswerIsLostAndTheProbeTellsTheTruth() throws Exception {
    try (AnswerThief thief = new AnswerThief(ils.port(), "12");
        Sip2LibrarySystem robbed = client(thief.port(), DemoIls.PASSWORD)) {
      assertThat(robbed.apply(loan(BOOK, READER), NOW)).isInstanceOf(Outcome.Unknown.class);
      assertThat(robbed.probe(BOOK).circulation()).isEqualTo(Circulation.ON_LOAN);
      assertThat(robbed.probe(READER).has(BOOK)).isTrue();
      assertThat(ils.loans()).hasSize(1);
    }
  }

  @Test
  void tellsWhatIsOwedAndTakesNoteOfAPaymentOnce() throws Exception {
    PatronId debtor = new PatronId("210000000002");
    Money owed = client.owes(debtor);
    assertThat(owed).isEqualTo(new Money(350, "CNY"));
    Act.FeePaid paid = new Act.FeePaid(debtor, owed, new FeeOrder("k1-7"));
    try (AnswerThief thief = new AnswerThief(ils.port(), "38");
        Sip2LibrarySystem robbed = client(thief.port(), DemoIls.PASSWORD)) {
      assertThat(robbed.pay(paid, NOW)).isInstanceOf(Outcome.Unknown.class);
    }
    assertThat(client.owes(debtor)).as("it was taken all the same").isEqualTo(new Money(0, "CNY"));
    assertThat(client.pay(paid, NOW)).isEqualTo(new Outcome.Applied(null));
    assertThat(client.owes(debtor)).as("a credit").isEqualTo(new Money(0, "CNY"));
  }

  @Test
  void holdsArePlacedListedAndCancelled() throws Exception {
    assertThat(client.hold(new Act.HoldPlaced(BOOK, READER), NOW))
        .isEqualTo(new Outcome.Applied(null));
    assertThat(client.holds(READER))
        .singleElement()
        .satisfies(hold -> assertThat(hold.item()).isEqualTo(BOOK))
        .satisfies(hold -> assertThat(hold.ready()).isFalse());
    assertThat(client.hold(new Act.HoldPlaced(BOOK, READER), NOW))
        .isInstanceOf(Outcome.Refused.class);
    try (AnswerThief thief = new AnswerThief(ils.port(), "16");
        Sip2LibrarySystem robbed = client(thief.port(), DemoIls.PASSWORD)) {
      assertThat(robbed.hold(new Act.HoldCancelled(BOOK, READER), NOW))
          .isInstanceOf(Outcome.Unknown.class);
    }
    assertThat(client.holds(READER)).isEmpty();
  }

  @Test
  void goesOnAfterTheServerWasRestarted() throws Exception {
    client.apply(loan(BOOK, READER), NOW);
    int port = ils.port();
    ils.close();
    assertThat(tried(new Act.Return(BOOK))).isIn("not reached", "unknown");
    ils = DemoIls.start(port, InstantSource.fixed(NOW), null, Personality.STRICT);
    assertThat(client.apply(loan(BOOK, READER), NOW)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void sharesItsFewConnectionsAmongManyThreads() throws Exception {
    List<ItemId> books =
        DemoLibrary.load().books().stream()
            .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
            .map(book -> new ItemId(book.barcode()))
            .limit(40)
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> outcomes =
          IntStream.range(0, books.size())
              .mapToObj(n -> loan(books.get(n), new PatronId("2100000000" + (13 + n / 2))))
              .map(loan -> threads.submit(() -> client.apply(loan, NOW)))
              .toList();
      for (Future<Outcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOf(Outcome.Applied.class);
      }
    }
    assertThat(ils.loans()).hasSize(40);
  }

  @Test
  void refusesAWrongPassword() {
    try (Sip2LibrarySystem stranger = client(ils.port(), "wrong")) {
      assertThatThrownBy(() -> stranger.probe(BOOK))
          .isInstanceOfSatisfying(
              LibrarySystemException.class,
              e -> assertThat(e.kind()).isEqualTo(LibrarySystemException.Kind.LOGIN_REFUSED));
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    try (AnswerThief silent = new AnswerThief(ils.port(), "18").onlySilent();
        Sip2LibrarySystem waiting = client(silent.port(), DemoIls.PASSWORD)) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      waiting.probe(BOOK);
                      end.complete(new AssertionError("answered"));
                    } catch (InterruptedException | LibrarySystemException e) {
                      end.complete(e);
                    }
                  });
      Awaitility.await().until(silent::stolen, count -> count > 0);
      thread.interrupt();
      assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  /** Whether a closed server is noticed before or after the request left is up to the network. */
  private String tried(Act.OnItem act) throws InterruptedException {
    try {
      return client.apply(act, NOW) instanceof Outcome.Unknown ? "unknown" : "done";
    } catch (LibrarySystemException e) {
      return "not reached";
    }
  }

  private List<RefusalReason> reasons(Act.OnItem act) throws Exception {
    return client.apply(act, NOW) instanceof Outcome.Refused refused
        ? refused.reasons()
        : List.of();
  }

  private static Act.Loan loan(ItemId item, PatronId patron) {
    return new Act.Loan(item, patron, TODAY.plusDays(30), DecidedBy.CENTRE);
  }

  private static Sip2LibrarySystem client(int port, String password) {
    Sip2Settings settings =
        Sip2Settings.of("127.0.0.1", port, DemoIls.USER, "SHUYI", ZoneId.systemDefault())
            .within(Duration.ofSeconds(10), Duration.ofSeconds(10));
    return new Sip2LibrarySystem(settings, password, InstantSource.fixed(NOW));
  }
}
