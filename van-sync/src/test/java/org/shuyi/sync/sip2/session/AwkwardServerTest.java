package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.PatronState.Standing;

/** What servers in the field do, each habit by itself, on a real socket. */
class AwkwardServerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final ItemId BOOK = new ItemId("B1");
  private static final PatronId READER = new PatronId("P1");
  private static final Act.Loan LOAN =
      new Act.Loan(BOOK, READER, LocalDate.of(2026, 12, 21), DecidedBy.CENTRE);
  private static final String LENT =
      "121NNY20261121    100000AOSY|AAP1|ABB1|AJTitle|AH20261211    235900|";

  @Test
  void asksAgainWithTheSameDigitAfterA96() throws Exception {
    Deque<String> answers = new ArrayDeque<>(List.of("96\r", "96AZFEF6\r\n"));
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    request ->
                        answers.isEmpty()
                            ? ScriptedServer.checked(request, LENT) + "\r"
                            : answers.remove()));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW))
          .isEqualTo(new Outcome.Applied(LocalDate.of(2026, 12, 11)));
      List<String> sent = server.received.stream().filter(r -> r.startsWith("11")).toList();
      assertThat(sent).hasSize(3).allMatch(sent.getFirst()::equals);
      assertThat(server.received).noneMatch(r -> r.startsWith("97"));
    }
  }

  @Test
  void knowsThatNothingWasDoneIfTheServerNeverUnderstands() throws Exception {
    try (ScriptedServer server = new ScriptedServer(standard(_ -> "96\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThatThrownBy(() -> client.apply(LOAN, NOW))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GARBLED));
    }
  }

  @Test
  void hasAGarbledAnswerRepeatedInsteadOfLendingAgain() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    request ->
                        request.startsWith("97")
                            // Koha repeats under digit 0.
                            ? ScriptedServer.checked("AY0AZ0000", LENT) + "\r"
                            : ScriptedServer.checked(request, LENT).replace("Title", "Tixle")
                                + "\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW))
          .isEqualTo(new Outcome.Applied(LocalDate.of(2026, 12, 11)));
      assertThat(server.received).filteredOn(r -> r.startsWith("11")).hasSize(1);
    }
  }

  @Test
  void leavesALoanUnknownWhoseAnswerStaysGarbled() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(standard(_ -> "121NNY20261121    100000AOSY|ABB1|AHAY1AZ0000\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
      assertThat(server.received).filteredOn(r -> r.startsWith("97")).hasSize(2);
    }
  }

  @Test
  void leavesALoanUnknownWhoseConnectionEnds() throws Exception {
    try (ScriptedServer server = new ScriptedServer(standard(_ -> ScriptedServer.HANG_UP));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void leavesALoanUnknownWhoseAnswerDoesNotCome() throws Exception {
    try (ScriptedServer server = new ScriptedServer(standard(_ -> ""));
        Sip2LibrarySystem client = client(server, Duration.ofMillis(300))) {
      assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
      assertThatThrownBy(() -> client.probe(BOOK))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @Test
  void leavesALoanUnknownWhoseAnswerIsAboutAnotherBook() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(r -> ScriptedServer.checked(r, LENT.replace("ABB1", "ABB2")) + "\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void leavesALoanUnknownWhoseAnswerHasTheWrongDigit() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(standard(_ -> ScriptedServer.checked("AY7AZ0000", LENT) + "\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
    }
  }

  @Test
  void doesNotUseAConnectionWithAnAnswerLeftOver() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    r ->
                        r.startsWith("17")
                            ? ScriptedServer.checked(r, "1803010120261121    100000ABB1|AJT|")
                                + "\r"
                                + ScriptedServer.checked(r, LENT)
                                + "\r"
                            : ScriptedServer.checked(r, LENT) + "\r"));
        Sip2LibrarySystem client = client(server)) {
      client.probe(BOOK);
      assertThat(client.apply(LOAN, NOW))
          .isEqualTo(new Outcome.Applied(LocalDate.of(2026, 12, 11)));
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  /** Koha's shipped pool: TCP connects, but a second terminal's login waits for the first. */
  @Test
  void givesUpOnALoginThatIsNotAnswered() throws Exception {
    try (ScriptedServer server = new ScriptedServer(_ -> "");
        Sip2LibrarySystem client = client(server, Duration.ofMillis(300))) {
      assertThatThrownBy(() -> client.apply(LOAN, NOW))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
      assertThat(server.received).allMatch(r -> r.startsWith("93"));
    }
  }

  @Test
  void saysThatALoginWasRefusedWithoutThePassword() throws Exception {
    try (ScriptedServer server = new ScriptedServer(r -> ScriptedServer.checked(r, "940") + "\r");
        Sip2LibrarySystem client = client(server)) {
      assertThatThrownBy(() -> client.probe(BOOK))
          .hasMessageNotContaining("s3cret")
          .isInstanceOfSatisfying(
              LibrarySystemException.class,
              e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN_REFUSED));
    }
  }

  @Test
  void saysThatAPortDoesNotSpeakSip2() throws Exception {
    try (ScriptedServer server = new ScriptedServer(_ -> "HTTP/1.1 400 Bad Request\r\n\r\n");
        Sip2LibrarySystem client = client(server)) {
      assertThatThrownBy(() -> client.probe(BOOK))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GARBLED));
    }
  }

  @Test
  void readsGbkFromAServerThatWritesItWithoutChecksums() throws Exception {
    Charset gbk = Charset.forName("GBK");
    try (ScriptedServer server =
            new ScriptedServer(
                gbk,
                standard(
                    _ ->
                        "1804010120261121    100000ABB1|AJ三体Ⅱ 黑暗森林|AH2026-12-11|CSI247.55/2|\r\n"));
        Sip2LibrarySystem client =
            new Sip2LibrarySystem(
                settings(server.port(), gbk, false, Duration.ofSeconds(10)),
                "s3cret",
                InstantSource.fixed(NOW))) {
      assertThat(client.probe(BOOK))
          .satisfies(
              item -> {
                assertThat(item.circulation()).isEqualTo(Circulation.ON_LOAN);
                assertThat(item.title()).isEqualTo("三体Ⅱ 黑暗森林");
                assertThat(item.due()).isEqualTo(LocalDate.of(2026, 12, 11));
                assertThat(item.callNumber()).isEqualTo("I247.55/2");
              });
    }
  }

  /** IBM850 is the standard's own for English; Koha sends UTF-8, systems in China often GB18030. */
  @ParameterizedTest
  @CsvSource({
    "IBM850, Øvre Ångström på 3½",
    "UTF-8, 三体Ⅱ Øvre",
    "GB18030, 三体Ⅱ 黑暗森林",
    "GBK, 三体Ⅱ 黑暗森林",
    "ISO-8859-1, Øvre Ångström"
  })
  void readsTitlesAndChecksumsInTheServersCharset(String name, String title) throws Exception {
    Charset charset = Charset.forName(name);
    try (ScriptedServer server =
            new ScriptedServer(
                charset,
                standard(
                    r ->
                        ScriptedServer.checked(
                                r, "1803010120261121    100000ABB1|AJ" + title + "|", charset)
                            + "\r\n"));
        Sip2LibrarySystem client =
            new Sip2LibrarySystem(
                settings(server.port(), charset, true, Duration.ofSeconds(10)),
                "s3cret",
                InstantSource.fixed(NOW))) {
      assertThat(client.probe(BOOK).title()).isEqualTo(title);
    }
  }

  @Test
  void saysWhereItStandsAndWhoseItIs() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(standard(r -> ScriptedServer.checked(r, LENT) + "\r"));
        Sip2LibrarySystem client = client(server)) {
      client.apply(LOAN, NOW);
      assertThat(server.received.getFirst()).contains("|CPVAN|");
      assertThat(server.received.getLast()).startsWith("11").contains("AOSY|");
    }
  }

  @Test
  void leavesALoanUnknownWhoseAnswerBreaksOff() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(standard(_ -> LENT.substring(0, 40) + ScriptedServer.HANG_UP));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
    }
  }

  /** Koha without its database: new connections are taken, and dropped at the login. */
  @Test
  void knowsThatNothingWasDoneWhenItIsDroppedAtTheLogin() throws Exception {
    try (ScriptedServer server = new ScriptedServer(_ -> ScriptedServer.HANG_UP);
        Sip2LibrarySystem client = client(server)) {
      assertThatThrownBy(() -> client.apply(LOAN, NOW))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
      assertThat(server.received).allMatch(r -> r.startsWith("93"));
    }
  }

  /** Koha does not decode what comes in, and so encodes it twice when it echoes it. */
  @Test
  void knowsItsBarcodeAlsoWhenItIsEncodedTwice() throws Exception {
    String twice = new String("书1".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    r -> ScriptedServer.checked(r, LENT.replace("ABB1", "AB" + twice)) + "\r"));
        Sip2LibrarySystem client = client(server)) {
      Act.Loan loan = new Act.Loan(new ItemId("书1"), READER, LOAN.due(), DecidedBy.CENTRE);
      assertThat(client.apply(loan, NOW)).isInstanceOf(Outcome.Applied.class);
    }
  }

  @Test
  void asksForTheRestOfAListThatWasCutShort() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    r -> {
                      if (r.startsWith("17")) {
                        return ScriptedServer.checked(
                                r, "1804010120261121    100000" + item(r) + "AJT|")
                            + "\r";
                      }
                      asked.incrementAndGet();
                      return ScriptedServer.checked(
                              r, patron(3) + (r.contains("BP3") ? "AUB3|" : "AUB1|AUB2|"))
                          + "\r";
                    }));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.probe(READER).onLoan())
          .extracting(loan -> loan.item().value())
          .containsExactly("B1", "B2", "B3");
      assertThat(asked).hasValue(2);
    }
  }

  /** "Not on the list" would be taken for "not lent". */
  @Test
  void doesNotPassOffAShortListAsWhole() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(r -> ScriptedServer.checked(r, patron(3) + "AUB1|AUB2|") + "\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThatThrownBy(() -> client.probe(READER))
          .isInstanceOf(LibrarySystemException.class)
          .hasMessageContaining("2 of 3");
    }
  }

  @Test
  void findsTheReasonThatAServerDoesNotSay() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    r ->
                        switch (r.substring(0, 2)) {
                          case "11" ->
                              ScriptedServer.checked(
                                      r, "120NUN20261121    100000ABB1|AFComputer says no|")
                                  + "\r";
                          case "17" ->
                              ScriptedServer.checked(r, "1808010120261121    100000ABB1|AJT|")
                                  + "\r";
                          default ->
                              ScriptedServer.checked(r, patron(0).replace("64 ", "64Y")) + "\r";
                        }));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW))
          .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Refused.class))
          .satisfies(
              refused -> {
                assertThat(refused.reasons())
                    .containsExactlyInAnyOrder(
                        RefusalReason.PATRON_BLOCKED, RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
                assertThat(refused.detail()).isEqualTo("Computer says no");
              });
    }
  }

  @Test
  void tellsACheckoutThatOnlyRenewed() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(r -> ScriptedServer.checked(r, LENT.replace("121N", "121Y")) + "\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.apply(LOAN, NOW))
          .isEqualTo(new Outcome.AlreadyDone(LocalDate.of(2026, 12, 11)));
    }
  }

  @Test
  void knowsAnExpiredCardByItsDate() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(r -> ScriptedServer.checked(r, patron(0) + "PA20261120|") + "\r"));
        Sip2LibrarySystem client = client(server)) {
      assertThat(client.probe(READER).standing()).isEqualTo(Standing.EXPIRED);
    }
  }

  @Test
  void wrapsItsSequenceAfterNine() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                standard(
                    r -> ScriptedServer.checked(r, "1803010120261121    100000ABB1|AJT|") + "\r"));
        Sip2LibrarySystem client = client(server)) {
      for (int i = 0; i < 12; i++) {
        client.probe(BOOK);
      }
      assertThat(server.received)
          .extracting(r -> r.charAt(r.length() - 7))
          .containsExactly('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '1', '2', '3');
    }
  }

  @Test
  void callsNothingKnownThatWasNeverSent() {
    try (Sip2LibrarySystem client =
        new Sip2LibrarySystem(
            settings(unusedPort(), StandardCharsets.UTF_8, true, Duration.ofSeconds(10)),
            "s3cret",
            InstantSource.fixed(NOW))) {
      assertThatThrownBy(() -> client.apply(LOAN, NOW))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @Test
  void sendsNothingThatTheCharsetCanNotSay() throws Exception {
    try (ScriptedServer server = new ScriptedServer(standard(_ -> ScriptedServer.HANG_UP));
        Sip2LibrarySystem client =
            new Sip2LibrarySystem(
                settings(server.port(), StandardCharsets.US_ASCII, true, Duration.ofSeconds(10)),
                "s3cret",
                InstantSource.fixed(NOW))) {
      assertThatThrownBy(() -> client.apply(new Act.Return(new ItemId("书1")), NOW))
          .isInstanceOf(LibrarySystemException.class)
          .hasMessageContaining("charset");
      assertThat(server.received).noneMatch(r -> r.startsWith("09"));
    }
  }

  private static int unusedPort() {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Answers login and status, with checksums only where the request has them; the rest is up to
   * {@code other}.
   */
  private static Function<String, String> standard(Function<String, String> other) {
    return request ->
        switch (request.substring(0, 2)) {
          case "93" -> answer(request, "941");
          case "99" ->
              answer(request, "98YYYYNN02500320261121    1000002.00AOSY|BXYYYYYYYYYYYYYYYY|");
          default -> other.apply(request);
        };
  }

  private static String answer(String request, String text) {
    return (request.matches(".*AY\\dAZ[0-9A-F]{4}") ? ScriptedServer.checked(request, text) : text)
        + "\r\n";
  }

  private static String patron(int charged) {
    return "64              01920261121    10000000000000%04d000000000000AAP1|AENobody|BLY|"
        .formatted(charged);
  }

  private static String item(String request) {
    return Arrays.stream(request.split("\\|"))
            .filter(piece -> piece.startsWith("AB"))
            .findFirst()
            .orElseThrow()
        + "|";
  }

  private static Sip2LibrarySystem client(ScriptedServer server) {
    return client(server, Duration.ofSeconds(10));
  }

  private static Sip2LibrarySystem client(ScriptedServer server, Duration answerWithin) {
    return new Sip2LibrarySystem(
        settings(server.port(), StandardCharsets.UTF_8, true, answerWithin),
        "s3cret",
        InstantSource.fixed(NOW));
  }

  private static Sip2Settings settings(
      int port, Charset charset, boolean errorDetection, Duration answerWithin) {
    return new Sip2Settings(
        "127.0.0.1",
        port,
        Optional.empty(),
        "kiosk",
        "VAN",
        "SY",
        charset,
        ZoneId.of("Asia/Shanghai"),
        Sip2Settings.Terminator.CRLF,
        errorDetection,
        Sip2Settings.Terminals.atMost(1),
        Duration.ofSeconds(10),
        answerWithin);
  }
}
