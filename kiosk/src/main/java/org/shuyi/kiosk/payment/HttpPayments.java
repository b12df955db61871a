package org.shuyi.kiosk.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;

/**
 * A payment gateway over HTTP, in a contract of our own, which a library or its bank puts before
 * whatever takes the money (Alipay, WeChat Pay, UnionPay). No provider speaks it as it is.
 *
 * <pre>
 * POST BASE/orders                {"order":N,"amount":350,"currency":"CNY","seconds":180}
 * GET  BASE/orders/N
 * POST BASE/orders/N/close        {}
 * each answered by 200            {"order":N,"amount":350,"currency":"CNY","state":S,"code":C}
 * or, for an order nobody placed, 404
 * </pre>
 *
 * N is the station's number of the order, and placing it again finds it; S is OPEN, PAID, CLOSED or
 * REFUNDED; C is the text of the QR code, needed while OPEN. Amounts are in the smallest unit of
 * the currency. Both sides sign: {@code Shuyi-Signature} is HMAC-SHA-256 in hex, of the request
 * under method, path, {@code Shuyi-Time} (seconds since 1970), {@code Shuyi-Nonce} and body, each
 * followed by a line feed but the last; of the answer under its status, the nonce of the request,
 * and body. An answer without a right one, of another order or another amount is none.
 *
 * <p>A station has no address at which it could be called, so it asks; a gateway that also calls
 * somebody changes nothing here.
 */
public final class HttpPayments implements Payments {
  private static final int MOST_BYTES = 8192;
  private static final int MOST_CODE = 512;
  private static final Duration EXPIRES = Duration.ofMinutes(3);
  private static final String ALGORITHM = "HmacSHA256";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final URI base;
  private final String merchant;
  private final SecretKeySpec key;
  private final Duration patience;
  private final InstantSource clock;
  private final HttpClient http;

  /**
   * Connects to nothing yet.
   *
   * @param base without a slash at its end
   * @param merchant sent as {@code Shuyi-Merchant}, so that the gateway knows the key
   * @param key 16 bytes or more, for both directions
   * @param patience for one answer
   */
  public HttpPayments(
      URI base, String merchant, byte[] key, Duration patience, InstantSource clock) {
    this.base = base;
    this.merchant = merchant;
    this.key = new SecretKeySpec(key.clone(), ALGORITHM);
    this.patience = patience;
    this.clock = clock;
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  @Override
  public String place(FeeOrder number, Money amount) throws PaymentException, InterruptedException {
    String body =
        JSON.createObjectNode()
            .put("order", number.number())
            .put("amount", amount.minor())
            .put("currency", amount.currency())
            .put("seconds", EXPIRES.toSeconds())
            .toString();
    Told told = ask("POST", "/orders", body, number, amount);
    if (told.state() != State.OPEN || told.code().isEmpty() || told.code().length() > MOST_CODE) {
      throw new PaymentException(
          base + " made no order that could be paid: " + told.state() + "; see its own log");
    }
    return told.code();
  }

  @Override
  public State state(FeeOrder number, Money amount) throws PaymentException, InterruptedException {
    return ask("GET", "/orders/" + number, "", number, amount).state();
  }

  @Override
  public State close(FeeOrder number, Money amount) throws PaymentException, InterruptedException {
    return ask("POST", "/orders/" + number + "/close", "{}", number, amount).state();
  }

  private record Told(State state, String code) {}

  private Told ask(String method, String path, String body, FeeOrder number, Money amount)
      throws PaymentException, InterruptedException {
    String nonce = UUID.randomUUID().toString();
    HttpResponse<byte[]> answer = send(request(method, path, body, nonce));
    byte[] said = answer.body();
    requireSigned(answer, nonce, said);
    return switch (answer.statusCode()) {
      case 200 -> read(said, number, amount);
      case 404 -> new Told(State.CLOSED, "");
      default ->
          throw new PaymentException(
              base + " answered " + answer.statusCode() + " to " + method + " " + path);
    };
  }

  private HttpRequest request(String method, String path, String body, String nonce) {
    URI uri = URI.create(base + path);
    String time = Long.toString(clock.instant().getEpochSecond());
    String signed = String.join("\n", method, uri.getRawPath(), time, nonce, body);
    return HttpRequest.newBuilder(uri)
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header("Shuyi-Merchant", merchant)
        .header("Shuyi-Time", time)
        .header("Shuyi-Nonce", nonce)
        .header("Shuyi-Signature", HexFormat.of().formatHex(sign(signed.getBytes(UTF_8))))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private HttpResponse<byte[]> send(HttpRequest request)
      throws PaymentException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    } catch (IOException e) {
      throw new PaymentException(base + " gives no answer: " + e, e);
    }
  }

  private void requireSigned(HttpResponse<byte[]> answer, String nonce, byte[] body)
      throws PaymentException {
    byte[] head = (answer.statusCode() + "\n" + nonce + "\n").getBytes(UTF_8);
    byte[] signed = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, signed, head.length, body.length);
    String given = answer.headers().firstValue("Shuyi-Signature").orElse("");
    byte[] expected = HexFormat.of().formatHex(sign(signed)).getBytes(UTF_8);
    if (!MessageDigest.isEqual(expected, given.getBytes(UTF_8))) {
      throw new PaymentException(
          base
              + " answered "
              + answer.statusCode()
              + " without a right signature: is the key the same on both sides?");
    }
  }

  private byte[] sign(byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }

  private Told read(byte[] body, FeeOrder number, Money amount) throws PaymentException {
    JsonNode told = json(body);
    boolean same =
        told.path("order").asText("").equals(number.number())
            && told.path("amount").asLong(-1) == amount.minor()
            && told.path("currency").asText("").equals(amount.currency());
    if (!same) {
      throw new PaymentException(
          base + " tells of another order or amount than " + number + " over " + amount);
    }
    try {
      return new Told(State.valueOf(told.path("state").asText("")), told.path("code").asText(""));
    } catch (IllegalArgumentException e) {
      throw new PaymentException(base + " tells a state that is none of the contract's", e);
    }
  }

  private JsonNode json(byte[] body) throws PaymentException {
    try {
      JsonNode told = JSON.readTree(new String(body, UTF_8));
      return told == null ? JSON.createObjectNode() : told;
    } catch (JsonProcessingException e) {
      throw new PaymentException(base + " answers what is no JSON", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
