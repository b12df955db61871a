package org.shuyi.sync.koha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;

/** Answers as a busy, broken or foreign server gives them, each by itself. */
class KohaAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final Act.Loan LOAN =
      new Act.Loan(
          new ItemId("B1"), new PatronId("P1"), LocalDate.of(2026, 12, 21), DecidedBy.CENTRE);
  private static final String ITEM =
      "[{\"item_id\":1,\"external_id\":\"B1\",\"biblio\":{\"title\":\"T\"}}]";
  private static final String PATRON = "[{\"patron_id\":2,\"cardnumber\":\"P1\"}]";
  private static final String FREE = "{\"blockers\":{},\"confirms\":{},\"warnings\":{}}";

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Map<String, String> bodies = Map.of();
  private Map<String, Integer> statuses = Map.of();
  private boolean hangs;
  private HttpServer server;
  private KohaLibrarySystem client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    client = client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  /** What becomes of a loan, by what the server answers to it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "201; {\"checkout_id\":7,\"due_date\":\"2026-12-11T23:59:00+00:00\"}; applied",
        "201; <html>done</html>; unknown",
        "500; {\"error\":\"Something went wrong\",\"error_code\":\"internal_server_error\"}; unknown",
        "502; <html>Bad gateway</html>; unknown",
        "504; <html>Timeout</html>; unknown",
        "503; <html>Busy</html>; unknown",
        "503; {\"error\":\"System is under maintenance.\"}; UNREACHABLE",
        "429; {\"error\":\"Slow down\"}; UNREACHABLE",
        "400; {\"errors\":[{\"message\":\"Missing property.\",\"path\":\"/body\"}]}; GARBLED",
        "401; {\"error\":\"Authentication failure.\"}; LOGIN_REFUSED",
        "403; {\"error\":\"Authorization failure. Missing required permission(s).\"}; LOGIN_REFUSED",
        "403; {\"error\":\"Checkout not authorized (DEBARRED EXPIRED)\"}; PATRON_BLOCKED+PATRON_EXPIRED",
        "409; {\"error\":\"Item not found\",\"error_code\":\"ITEM_NOT_FOUND\"}; ITEM_UNKNOWN",
        "412; {\"error\":\"Confirmation error\"}; OTHER",
        "302; <html>Elsewhere</html>; unknown",
      })
  void readsEveryAnswerToALoan(int status, String body, String expected) throws Exception {
    answers(FREE);
    statuses = Map.of("POST /api/v1/checkouts", status);
    bodies = with("POST /api/v1/checkouts", body);
    assertThat(what(LOAN)).isEqualTo(expected);
    assertThat(seen).filteredOn(r -> r.startsWith("POST")).hasSize(1);
  }

  @Test
  void asksFirstAndLendsNothingThatIsBlocked() throws Exception {
    answers("{\"blockers\":{\"TOO_MANY\":1,\"issued_surname\":\"Nobody\"},\"confirms\":{}}");
    assertThat(client.apply(LOAN, NOW))
        .isEqualTo(new Outcome.Refused(List.of(RefusalReason.LOAN_LIMIT_REACHED), "TOO_MANY"));
    assertThat(seen).noneMatch(r -> r.startsWith("POST"));
  }

  @Test
  void doesNotWaitForEverAndDoesNotSendTwice() throws Exception {
    answers(FREE);
    hangs = true;
    assertThat(client.apply(LOAN, NOW)).isInstanceOf(Outcome.Unknown.class);
    assertThat(seen).filteredOn(r -> r.startsWith("POST")).hasSize(1);
  }

  @Test
  void takesNoEndlessAnswer() {
    bodies = Map.of("GET /api/v1/items", "[\"" + "x".repeat(KohaClient.MAX_BODY) + "\"]");
    assertThat(failure(LOAN).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void saysThatAnAddressIsNoKoha() {
    bodies = Map.of("GET /api/v1/items", "{\"hello\":\"world\"}");
    assertThat(failure(LOAN)).hasMessageContaining("API");
    assertThat(failure(LOAN).kind()).isEqualTo(Kind.GARBLED);
  }

  @Test
  void knowsThatNothingWasDoneWithoutAConnection() throws IOException {
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    try (KohaLibrarySystem nobody = client(URI.create("http://127.0.0.1:" + unused))) {
      assertThatThrownBy(() -> nobody.apply(LOAN, NOW))
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
  }

  @Test
  void tellsNobodysNumberWhenItFails() {
    answers(FREE);
    statuses = Map.of("GET /api/v1/patrons", 500);
    assertThat(failure(LOAN).getMessage()).doesNotContain("P1").contains("500");
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    answers(FREE);
    hangs = true;
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    KohaLibrarySystem patient =
        new KohaLibrarySystem(
            settings(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .within(Duration.ofMinutes(5)),
            "s3cret",
            InstantSource.fixed(NOW));
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    patient.apply(LOAN, NOW);
                    end.complete(new AssertionError("answered"));
                  } catch (InterruptedException | LibrarySystemException e) {
                    end.complete(e);
                  }
                });
    Awaitility.await().until(() -> seen.stream().anyMatch(r -> r.startsWith("POST")));
    thread.interrupt();
    assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    patient.close();
  }

  private String what(Act.OnItem act) throws InterruptedException {
    try {
      return switch (client.apply(act, NOW)) {
        case Outcome.Applied _ -> "applied";
        case Outcome.Unknown _ -> "unknown";
        case Outcome.AlreadyDone _ -> "already";
        case Outcome.Refused refused ->
            String.join("+", refused.reasons().stream().map(Enum::name).sorted().toList());
      };
    } catch (LibrarySystemException e) {
      return e.kind().name();
    }
  }

  private LibrarySystemException failure(Act.OnItem act) {
    return catchThrowableOfType(LibrarySystemException.class, () -> client.apply(act, NOW));
  }

  private void answers(String availability) {
    bodies =
        Map.of(
            "GET /api/v1/items", ITEM,
            "GET /api/v1/patrons", PATRON,
            "GET /api/v1/checkouts/availability", availability);
  }

  private Map<String, String> with(String request, String body) {
    Map<String, String> more = new java.util.HashMap<>(bodies);
    more.put(request, body);
    return more;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    seen.add(request);
    if (hangs && request.startsWith("POST")) {
      return;
    }
    try (exchange) {
      byte[] body = bodies.getOrDefault(request, "{}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(statuses.getOrDefault(request, 200), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static KohaLibrarySystem client(URI server) {
    return new KohaLibrarySystem(settings(server), "s3cret", InstantSource.fixed(NOW));
  }

  private static KohaSettings settings(URI server) {
    return KohaSettings.of(server, new KohaSettings.Login.Basic("kiosk"), ZoneOffset.UTC)
        .within(Duration.ofSeconds(1));
  }
}
