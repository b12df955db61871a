package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLoan;
import org.shuyi.sync.ils.demo.Personality;

/** The client against Koha's habits: it promises nothing that it can't know, and a probe tells. */
class KohaHabitsTest {
  private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.ofInstant(START, ZoneId.systemDefault());
  private static final ItemId BOOK = new ItemId("SY000002");
  private static final PatronId FIRST = new PatronId("210000000001");
  private static final PatronId SECOND = new PatronId("210000000002");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;
  private DemoIls koha;
  private Sip2LibrarySystem client;

  @BeforeEach
  void start() throws IOException {
    koha = DemoIls.start(0, clock, null, Personality.KOHA);
    client = client(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    koha.close();
  }

  @Test
  void aRepeatedCheckoutMovesTheDueDateUntilItIsRefused() throws Exception {
    assertThat(lend(BOOK, FIRST)).isEqualTo(new Outcome.Applied(TODAY.plusDays(30)));
    assertThat(lend(BOOK, FIRST)).isEqualTo(new Outcome.AlreadyDone(TODAY.plusDays(45)));
    assertThat(lend(BOOK, FIRST)).isEqualTo(new Outcome.AlreadyDone(TODAY.plusDays(60)));
    assertThat(lend(BOOK, FIRST)).isInstanceOf(Outcome.Refused.class);
    assertThat(client.probe(FIRST).has(BOOK)).isTrue();
  }

  @Test
  void aLoanWhoseAnswerIsLostIsThereWhenAskedFor() throws Exception {
    PatronId reader = new PatronId("210000000003");
    for (int n = 1; n <= 6; n++) {
      assertThat(lend(book(n + 20), reader)).isInstanceOf(Outcome.Applied.class);
    }
    assertThat(lend(book(1), reader)).isInstanceOf(Outcome.Unknown.class);
    assertThat(client.probe(reader).has(book(1))).isTrue();
    assertThat(lend(book(2), reader)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aLateReturnClosesTheNextPatronsLoan() throws Exception {
    lend(BOOK, FIRST);
    client.apply(new Act.Return(BOOK), START);
    now.set(START.plusSeconds(3600));
    lend(BOOK, SECOND);
    assertThat(client.apply(new Act.Return(BOOK), START)).isEqualTo(new Outcome.Applied(null));
    assertThat(client.probe(SECOND).has(BOOK)).isFalse();
    assertThat(koha.history().getLast().card()).isEqualTo(SECOND.value());
    assertThat(koha.history().getLast().told()).isEqualTo(START);
  }

  @Test
  void bothOfTwoAtOnceAreToldYesAndTheProbeKnowsWho() throws Exception {
    assertThat(lend(BOOK, FIRST)).isInstanceOf(Outcome.Applied.class);
    assertThat(lend(BOOK, SECOND)).isInstanceOf(Outcome.Applied.class);
    assertThat(client.probe(FIRST).has(BOOK)).isTrue();
    assertThat(client.probe(SECOND).has(BOOK)).isFalse();
    assertThat(koha.loans()).extracting(DemoLoan::card).containsExactly(FIRST.value());
    now.set(START.plusSeconds(1));
    assertThat(lend(BOOK, SECOND)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aReturnOfWhatIsNotOutIsToldYes() throws Exception {
    assertThat(client.apply(new Act.Return(BOOK), START)).isEqualTo(new Outcome.Applied(null));
    assertThat(koha.history()).isEmpty();
  }

  @Test
  void aSecondTerminalWaitsUntilTheFirstHasGone() throws Exception {
    assertThat(client.probe(BOOK).circulation()).isEqualTo(Circulation.AVAILABLE);
    try (Sip2LibrarySystem second = client(Duration.ofMillis(300))) {
      assertThatThrownBy(() -> second.probe(BOOK))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
    client.close();
    try (Sip2LibrarySystem second = client(Duration.ofSeconds(10))) {
      assertThat(second.probe(BOOK).circulation()).isEqualTo(Circulation.AVAILABLE);
    }
  }

  @Test
  void oddInputEndsTheConnection() throws Exception {
    for (String odd : new String[] {"", "09N20261121    100000" + " ".repeat(18) + "ABSY000001|"}) {
      try (Socket terminal = new Socket(InetAddress.getLoopbackAddress(), koha.port())) {
        terminal.setSoTimeout(10_000);
        String lines = "9300CNshuyi|COshuyi-demo|\r" + odd + "\r";
        terminal.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("941\r\n");
      }
    }
  }

  @Test
  void aTerminalOfTheFirstProtocolIsNotUnderstood() throws Exception {
    try (Socket terminal = new Socket(InetAddress.getLoopbackAddress(), koha.port())) {
      terminal.setSoTimeout(10_000);
      terminal
          .getOutputStream()
          .write(
              "9300CNshuyi|COshuyi-demo|\r9900801.00\r1720261121    100000AOSY|ABSY000001|\r\r"
                  .getBytes(StandardCharsets.UTF_8));
      String answers = new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers.split("\r\n?"))
          .satisfiesExactly(
              login -> assertThat(login).isEqualTo("941"),
              status -> assertThat(status).contains("1.00AO").doesNotContain("|BX"),
              item -> assertThat(item).isEqualTo("96"));
    }
  }

  /** After a 96 the last answer is that 96, and a bare request is answered without checksum. */
  @Test
  void whatWasNotUnderstoodIsAllThatIsRepeated() throws Exception {
    try (Socket terminal = new Socket(InetAddress.getLoopbackAddress(), koha.port())) {
      terminal.setSoTimeout(10_000);
      terminal
          .getOutputStream()
          .write(
              "9300CNshuyi|COshuyi-demo|\r9900302.00AY1AZFCA6\r97\r\r"
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("941\r\n96AZFEF6\r96\r");
    }
  }

  @Test
  void withoutItsDatabaseItTakesConnectionsAndDropsThemAndWorksAgainAtOnce() throws Exception {
    client.probe(BOOK);
    koha.withoutDatabase(true);
    assertThat(lend(BOOK, FIRST)).isInstanceOf(Outcome.Unknown.class);
    assertThatThrownBy(() -> lend(BOOK, FIRST)).isInstanceOf(LibrarySystemException.class);
    koha.withoutDatabase(false);
    assertThat(client.probe(FIRST).has(BOOK)).isFalse();
    assertThat(lend(BOOK, FIRST)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aBarcodeBeyondAsciiIsSaidAgainEncodedTwiceAndStillKnown() throws Exception {
    assertThat(client.apply(new Act.Return(new ItemId("书1")), START))
        .isEqualTo(new Outcome.Refused(List.of(RefusalReason.ITEM_UNKNOWN), "Invalid item."));
  }

  @Test
  void aReturnOfTheFutureIsTakenAsItIs() throws Exception {
    lend(BOOK, FIRST);
    Instant future = START.plusSeconds(86_400);
    assertThat(client.apply(new Act.Return(BOOK), future)).isEqualTo(new Outcome.Applied(null));
    assertThat(koha.history().getLast().told()).isEqualTo(future);
  }

  @Test
  void anItemIsFoundWhateverTheCaseAndNamedAsTheLibraryDoes() throws Exception {
    try (Socket terminal = new Socket(InetAddress.getLoopbackAddress(), koha.port())) {
      terminal.setSoTimeout(10_000);
      String item = "1720261121    100000AOSY|ABsy000001|";
      terminal
          .getOutputStream()
          .write(("9300CNshuyi|COshuyi-demo|\r" + item + "\r\r").getBytes(StandardCharsets.UTF_8));
      assertThat(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("ABSY000001|");
    }
  }

  private Outcome lend(ItemId book, PatronId patron) throws Exception {
    return client.apply(
        new Act.Loan(book, patron, TODAY.plusDays(30), DecidedBy.CENTRE), now.get());
  }

  private static ItemId book(int number) {
    return new ItemId("SY%06d".formatted(number));
  }

  private Sip2LibrarySystem client(Duration answerWithin) {
    Sip2Settings settings =
        Sip2Settings.of("127.0.0.1", koha.port(), DemoIls.USER, "SHUYI", ZoneId.systemDefault())
            .within(Duration.ofSeconds(10), answerWithin);
    return new Sip2LibrarySystem(settings, DemoIls.PASSWORD, clock);
  }
}
