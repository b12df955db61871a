package org.shuyi.kiosk.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;

/** Against a gateway of its own on a real socket, which fails in every way that it can. */
class HttpPaymentsTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final FeeOrder ORDER = new FeeOrder("k1-7");
  private static final Money OWED = new Money(350, "CNY");

  /** How an answer goes wrong. */
  enum Fault {
    NONE,
    SILENT,
    /** What was asked is done, and the line breaks. */
    HANGS_UP,
    OTHER_KEY,
    ANSWER_OF_BEFORE,
    OTHER_AMOUNT,
    OTHER_ORDER,
    NO_JSON,
    UNKNOWN_STATE,
    ENDLESS,
    BROKEN
  }

  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Fault fault = Fault.NONE;
  private volatile int placed;
  private HttpServer server;
  private HttpPayments payments;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.setExecutor(threads);
    server.createContext("/pay/", this::handle);
    server.start();
    payments = client(KEY, PATIENT);
  }

  private HttpPayments client(byte[] key, Duration patience) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pay");
    return new HttpPayments(base, "library", key, patience, () -> NOW);
  }

  @AfterEach
  void close() {
    over.countDown();
    payments.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private static String sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String nonce = exchange.getRequestHeaders().getFirst("Shuyi-Nonce");
      String path = exchange.getRequestURI().getRawPath();
      String signed =
          String.join(
              "\n",
              exchange.getRequestMethod(),
              path,
              exchange.getRequestHeaders().getFirst("Shuyi-Time"),
              nonce,
              body);
      boolean known =
          sign(KEY, signed).equals(exchange.getRequestHeaders().getFirst("Shuyi-Signature"));
      String order = known ? act(path, body) : "";
      answer(exchange, nonce, known, order);
    }
  }

  /** The order that was asked for, after it was done. */
  private String act(String path, String body) {
    if (path.equals("/pay/orders")) {
      Matcher number = Pattern.compile("\"order\":\"([^\"]*)\"").matcher(body);
      assertThat(number.find()).isTrue();
      placed += states.putIfAbsent(number.group(1), "OPEN") == null ? 1 : 0;
      return number.group(1);
    }
    String order = path.substring("/pay/orders/".length()).replace("/close", "");
    if (path.endsWith("/close")) {
      states.replace(order, "OPEN", "CLOSED");
    }
    return order;
  }

  private void answer(HttpExchange exchange, String nonce, boolean known, String order)
      throws IOException {
    String state = states.getOrDefault(order, "");
    int status = !known ? 403 : state.isEmpty() ? 404 : fault == Fault.BROKEN ? 500 : 200;
    String text =
        "{\"order\":\"%s\",\"amount\":%d,\"currency\":\"CNY\",\"state\":\"%s\",\"code\":\"pay me\"}"
            .formatted(
                fault == Fault.OTHER_ORDER ? "k1-8" : order,
                fault == Fault.OTHER_AMOUNT ? 1 : OWED.minor(),
                fault == Fault.UNKNOWN_STATE ? "PERHAPS" : state);
    if (fault == Fault.SILENT) {
      await();
    }
    if (fault == Fault.SILENT || fault == Fault.HANGS_UP) {
      return;
    }
    String said =
        switch (fault) {
          case NO_JSON -> "<html>";
          case ENDLESS -> "x".repeat(100_000);
          default -> text;
        };
    byte[] key = fault == Fault.OTHER_KEY ? "another key of 16".getBytes(UTF_8) : KEY;
    String about = fault == Fault.ANSWER_OF_BEFORE ? "before" : nonce;
    exchange
        .getResponseHeaders()
        .set("Shuyi-Signature", sign(key, status + "\n" + about + "\n" + said));
    exchange.sendResponseHeaders(status, said.length());
    exchange.getResponseBody().write(said.getBytes(UTF_8));
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anOrderIsPlacedPaidAndStaysPaidHoweverOftenItIsAsked() throws Exception {
    assertThat(payments.place(ORDER, OWED)).isEqualTo("pay me");
    assertThat(payments.state(ORDER, OWED)).isEqualTo(Payments.State.OPEN);
    states.put("k1-7", "PAID");
    assertThat(payments.state(ORDER, OWED)).isEqualTo(Payments.State.PAID);
    assertThat(payments.state(ORDER, OWED)).isEqualTo(Payments.State.PAID);
    assertThat(payments.close(ORDER, OWED)).as("too late").isEqualTo(Payments.State.PAID);
    states.put("k1-7", "REFUNDED");
    assertThat(payments.state(ORDER, OWED)).isEqualTo(Payments.State.REFUNDED);
  }

  @Test
  void aClosedOrderAndOneThatNobodyPlacedCantBePaid() throws Exception {
    assertThat(payments.close(ORDER, OWED)).isEqualTo(Payments.State.CLOSED);
    assertThat(payments.place(ORDER, OWED)).isEqualTo("pay me");
    assertThat(payments.close(ORDER, OWED)).isEqualTo(Payments.State.CLOSED);
    assertThat(payments.close(ORDER, OWED)).isEqualTo(Payments.State.CLOSED);
    assertThatThrownBy(() -> payments.place(ORDER, OWED))
        .isInstanceOf(PaymentException.class)
        .hasMessageContaining("CLOSED");
  }

  /** Whatever goes wrong, nobody is told PAID, CLOSED or a code; afterwards the truth is there. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void withoutAUsableAnswerNothingIsKnownAndAskingAgainMakesNoSecondOrder(Fault wrong)
      throws Exception {
    fault = wrong;
    Duration patience = wrong == Fault.SILENT ? Duration.ofMillis(500) : PATIENT;
    try (HttpPayments asking = client(KEY, patience)) {
      assertThatThrownBy(() -> asking.place(ORDER, OWED)).isInstanceOf(PaymentException.class);
      Awaitility.await().until(() -> placed == 1);
      states.put("k1-7", "PAID");
      assertThatThrownBy(() -> asking.state(ORDER, OWED)).isInstanceOf(PaymentException.class);
      assertThatThrownBy(() -> asking.close(ORDER, OWED)).isInstanceOf(PaymentException.class);
    }
    fault = Fault.NONE;
    assertThat(payments.close(ORDER, OWED)).isEqualTo(Payments.State.PAID);
    assertThat(placed).isOne();
  }

  @Test
  void anotherKeyIsToldWithoutBeingBelieved() {
    try (HttpPayments stranger = client("fedcba9876543210".getBytes(UTF_8), PATIENT)) {
      assertThatThrownBy(() -> stranger.place(ORDER, OWED))
          .isInstanceOf(PaymentException.class)
          .hasMessageContaining("403")
          .hasMessageContaining("key");
    }
    assertThat(states).isEmpty();
  }
}
