package org.shuyi.sync.ils.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo library system by raw bytes, as any SIP2 client sees it. */
class DemoIlsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final String LOGIN = "9300CNshuyi|COshuyi-demo|";
  private static final String DATE = "20261121    100000";

  @TempDir private Path folder;
  private DemoIls ils;

  @BeforeEach
  void start() throws IOException {
    ils = DemoIls.start(0, InstantSource.fixed(NOW), null, Personality.STRICT);
  }

  @AfterEach
  void stop() throws IOException {
    ils.close();
  }

  @Test
  void wantsALoginFirst() throws IOException {
    try (Terminal terminal = new Terminal(ils.port())) {
      assertThat(terminal.ask("9900802.00")).isNull();
    }
    try (Terminal terminal = new Terminal(ils.port())) {
      assertThat(terminal.ask("9300CNshuyi|COwrong|")).isEqualTo("940");
      assertThat(terminal.ask("9900802.00")).isNull();
    }
  }

  @Test
  void answersWithChecksumAndDigitOnlyWhereAskedSo() throws IOException {
    try (Terminal terminal = new Terminal(ils.port())) {
      assertThat(terminal.ask(LOGIN)).isEqualTo("941");
      // From 3M's developer's guide, checksum and all.
      assertThat(terminal.ask("9900302.00AY1AZFCA5"))
          .matches("98YYYYNN025003\\d{8}    \\d{6}2\\.00AOSHUYI\\|.*AY1AZ[0-9A-F]{4}");
      assertThat(terminal.ask("9900302.00AY1AZFCA6")).isEqualTo("96AZFEF6");
      assertThat(terminal.ask("9900302.00")).doesNotContain("AY1");
      assertThat(terminal.ask("2500")).isEqualTo("96");
    }
  }

  @Test
  void repeatsItsLastAnswer() throws IOException {
    try (Terminal terminal = loggedIn()) {
      String first = terminal.ask("17" + DATE + "AOSY|ABSY000001|");
      assertThat(first).startsWith("1803").contains("AJ三体|");
      assertThat(terminal.ask("97")).isEqualTo(first);
    }
  }

  @Test
  void hangsUpOnALineWithoutEnd() throws IOException {
    try (Terminal terminal = loggedIn()) {
      assertThat(terminal.ask("17" + "x".repeat(DemoIls.MAX_LINE))).isNull();
    }
  }

  @Test
  void takesNoMalformedReturnDate() throws IOException {
    try (Terminal terminal = loggedIn()) {
      assertThat(lend(terminal, "SY000001", "210000000001")).startsWith("121");
      assertThat(terminal.ask("09N" + DATE + " ".repeat(18) + "AP|AOSY|ABSY000001|AC|"))
          .startsWith("100");
      assertThat(ils.loans()).hasSize(1);
    }
  }

  /** The return of an earlier loan, come late, must not close the next patron's. */
  @Test
  void doesNotTakeAReturnOlderThanTheLoan() throws IOException {
    try (Terminal terminal = loggedIn()) {
      assertThat(lend(terminal, "SY000001", "210000000001")).startsWith("121");
      assertThat(terminal.ask("09N" + DATE + "20261121    095959AP|AOSY|ABSY000001|AC|"))
          .startsWith("100")
          .contains("AFReturn date is before the loan date.|");
      assertThat(terminal.ask("09N" + DATE + "20261121    100001AP|AOSY|ABSY000001|AC|"))
          .startsWith("101");
    }
  }

  @Test
  void lendsABookOnceWhenManyWantIt() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int n = 11; n < 31; n++) {
        String card = "2100000000" + n;
        answers.add(
            threads.submit(
                () -> {
                  try (Terminal terminal = loggedIn()) {
                    return String.valueOf(lend(terminal, "SY000001", card));
                  }
                }));
      }
      int yes = 0;
      for (Future<String> answer : answers) {
        yes += answer.get().startsWith("121") ? 1 : 0;
      }
      assertThat(yes).isEqualTo(1);
      assertThat(ils.loans()).hasSize(1);
    }
  }

  @Test
  void checksThePinOnlyWhenOneIsGiven() throws IOException {
    DemoPatron patron = DemoLibrary.load().patrons().getFirst();
    String request = "63019" + DATE + " ".repeat(10) + "AOSY|AA" + patron.card() + "|";
    try (Terminal terminal = loggedIn()) {
      assertThat(terminal.ask(request)).contains("BLY|").doesNotContain("CQ");
      assertThat(terminal.ask(request + "AD" + patron.pin() + "|")).contains("CQY|");
      assertThat(terminal.ask(request + "AD0000|")).contains("CQN|");
    }
  }

  @Test
  void remembersEverythingInItsFile() throws IOException {
    Path file = folder.resolve("ils.db");
    try (DemoIls first = DemoIls.start(0, InstantSource.fixed(NOW), file, Personality.STRICT);
        Terminal terminal = loggedIn(first)) {
      assertThat(lend(terminal, "SY000001", "210000000001")).startsWith("121");
    }
    try (DemoIls second = DemoIls.start(0, InstantSource.fixed(NOW), file, Personality.STRICT)) {
      assertThat(second.loans())
          .singleElement()
          .satisfies(
              loan -> {
                assertThat(loan.title()).isEqualTo("三体");
                assertThat(loan.card()).isEqualTo("210000000001");
                assertThat(loan.lentAt()).isEqualTo(NOW);
              });
      assertThat(second.history())
          .singleElement()
          .satisfies(event -> assertThat(event.kind()).isEqualTo(DemoEvent.Kind.LENT));
    }
  }

  private @Nullable String lend(Terminal terminal, String barcode, String card) throws IOException {
    return terminal.ask("11NN" + DATE + DATE + "AOSY|AA" + card + "|AB" + barcode + "|AC|");
  }

  private Terminal loggedIn() throws IOException {
    return loggedIn(ils);
  }

  private static Terminal loggedIn(DemoIls server) throws IOException {
    Terminal terminal = new Terminal(server.port());
    assertThat(terminal.ask(LOGIN)).isEqualTo("941");
    return terminal;
  }

  /** One line out, one line back; null if the server hangs up. */
  private static final class Terminal implements AutoCloseable {
    private final Socket socket;

    Terminal(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
    }

    @Nullable String ask(String line) throws IOException {
      try {
        socket.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        java.io.ByteArrayOutputStream answer = new java.io.ByteArrayOutputStream();
        for (int b = in.read(); b != '\r'; b = in.read()) {
          if (b < 0) {
            return null;
          }
          answer.write(b);
        }
        return answer.toString(StandardCharsets.UTF_8);
      } catch (java.net.SocketException e) {
        return null;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
