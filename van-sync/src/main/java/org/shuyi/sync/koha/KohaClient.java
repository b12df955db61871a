package org.shuyi.sync.koha;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;

/**
 * Requests to Koha's API, each with a deadline and a bound, none of them sent twice. Neither a path
 * nor a body goes into a message: they name patrons. Safe for several threads.
 */
final class KohaClient implements AutoCloseable {
  /** Longest answer in bytes; a page of a hundred items with their titles has some 300,000. */
  static final int MAX_BODY = 8_000_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String API = "/api/v1/";

  /** A token is renewed this long before it ends, so that none ends on its way. */
  private static final long EARLY_SECONDS = 60;

  private final KohaSettings settings;
  private final String secret;
  private final HttpClient http;
  private final ReentrantLock tokenLock = new ReentrantLock();
  private String token = "";
  private long tokenEnds;

  KohaClient(KohaSettings settings, String secret) {
    this.settings = settings;
    this.secret = secret;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectWithin());
    settings.tls().ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  /**
   * Asks; nothing changes.
   *
   * @param embed what is to come along, in Koha's words; empty for nothing
   * @throws LibrarySystemException if there is no answer of status 2xx
   */
  JsonNode get(String path, Map<String, String> query, String embed)
      throws LibrarySystemException, InterruptedException {
    HttpRequest.Builder request = request(path + query(query)).GET();
    if (!embed.isEmpty()) {
      request.header("x-koha-embed", embed);
    }
    Reply reply;
    try {
      reply = send(request.build());
    } catch (LostAnswerException e) {
      throw new LibrarySystemException(Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
    requireAllowed(reply);
    if (!reply.ok()) {
      Kind kind = reply.status() >= 500 ? Kind.UNREACHABLE : Kind.GARBLED;
      throw new LibrarySystemException(kind, told(reply));
    }
    return reply.body();
  }

  /**
   * Has something done.
   *
   * @return a yes or a no of Koha's, never an answer that leaves open which
   * @throws LibrarySystemException if it surely was not done, and not because Koha refused it
   * @throws LostAnswerException if nobody can tell
   */
  Reply post(String path, Map<String, String> query, JsonNode body)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    return understood(change("POST", path + query(query), body));
  }

  /** The same, with all that a row is. */
  Reply put(String path, JsonNode body)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    return understood(change("PUT", path, body));
  }

  private Reply understood(Reply reply) throws LibrarySystemException {
    if (reply.status() == 400) {
      throw new LibrarySystemException(Kind.GARBLED, told(reply));
    }
    return reply;
  }

  /** The same where 400 is a no. */
  Reply change(String method, String path, JsonNode body)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build();
    Reply reply = send(request);
    requireAllowed(reply);
    boolean maintenance = reply.status() == 503 && reply.fromKoha();
    if (maintenance || reply.status() == 429) {
      throw new LibrarySystemException(Kind.UNREACHABLE, told(reply));
    }
    if (reply.status() >= 500 || !(reply.ok() || reply.fromKoha())) {
      throw new LostAnswerException(told(reply));
    }
    return reply;
  }

  String told(Reply reply) {
    String code = reply.code().isEmpty() ? "" : ", " + reply.code();
    return settings.where() + " answered " + reply.status() + code;
  }

  /** Does not wait for what is still under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path)
      throws LibrarySystemException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.server() + API + path))
            .header("Accept", "application/json")
            .header("Authorization", authorization());
    return settings.library().isEmpty()
        ? request
        : request.header("x-koha-library", settings.library());
  }

  private static String query(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  private void requireAllowed(Reply reply) throws LibrarySystemException {
    if (reply.status() == 401) {
      forgetToken();
      throw new LibrarySystemException(
          Kind.LOGIN_REFUSED, settings.where() + " refused the login; check user and secret");
    }
    if (reply.lacksPermission()) {
      throw new LibrarySystemException(
          Kind.LOGIN_REFUSED,
          settings.where()
              + " does not let this user do that; it needs Koha's permissions catalogue, borrowers"
              + " (list_borrowers; edit_borrowers to register and to block cards), circulate_remaining_permissions and place_holds");
    }
  }

  private Reply send(HttpRequest request)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
    try {
      HttpResponse<byte[]> answer =
          sent.get(settings.answerWithin().toNanos(), TimeUnit.NANOSECONDS);
      return reply(answer);
    } catch (TimeoutException e) {
      throw lost("no answer within " + settings.answerWithin(), e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() instanceof IOException cause ? cause : new IOException(e));
    } finally {
      sent.cancel(true);
    }
  }

  private LostAnswerException failed(IOException cause)
      throws LibrarySystemException, LostAnswerException {
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof SSLHandshakeException) {
      throw new LibrarySystemException(
          Kind.UNREACHABLE,
          "no connection to Koha at %s (%s); check address, network and authority"
              .formatted(settings.where(), cause),
          cause);
    }
    throw lost(String.valueOf(cause.getMessage()), cause);
  }

  private LostAnswerException lost(String what, Exception cause) {
    return new LostAnswerException(settings.where() + ": " + what, cause);
  }

  private Reply reply(HttpResponse<byte[]> answer) throws LostAnswerException {
    try {
      JsonNode body = JSON.readTree(answer.body());
      return new Reply(answer.statusCode(), body);
    } catch (JsonProcessingException e) {
      return noJson(answer);
    } catch (IOException e) {
      throw lost("an answer that can't be read", e);
    }
  }

  /** A proxy's page says nothing of what Koha did; a yes must be in Koha's own words. */
  private Reply noJson(HttpResponse<byte[]> answer) throws LostAnswerException {
    if (answer.statusCode() < 300) {
      throw new LostAnswerException(
          settings.where() + " answered " + answer.statusCode() + " without JSON; is Koha there?");
    }
    return new Reply(answer.statusCode(), Reply.nothing());
  }

  private String authorization() throws LibrarySystemException, InterruptedException {
    return switch (settings.login()) {
      case KohaSettings.Login.Basic(String user) ->
          "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
      case KohaSettings.Login.ClientCredentials(String client) -> "Bearer " + token(client);
    };
  }

  private String token(String client) throws LibrarySystemException, InterruptedException {
    tokenLock.lockInterruptibly();
    try {
      if (token.isEmpty() || System.nanoTime() - tokenEnds >= 0) {
        JsonNode granted = grant(client);
        long seconds = granted.path("expires_in").asLong(0) - EARLY_SECONDS;
        token = granted.path("access_token").asText("");
        tokenEnds = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      }
      return token;
    } finally {
      tokenLock.unlock();
    }
  }

  private JsonNode grant(String client) throws LibrarySystemException, InterruptedException {
    Map<String, String> form =
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.server() + API + "oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(query(form).substring(1)))
            .build();
    try {
      Reply reply = send(request);
      if (reply.ok() && reply.body().path("access_token").isTextual()) {
        return reply.body();
      }
      throw new LibrarySystemException(
          reply.status() >= 500 ? Kind.UNREACHABLE : Kind.LOGIN_REFUSED,
          told(reply)
              + " when asked for a token; check client, secret and the preference"
              + " RESTOAuth2ClientCredentials");
    } catch (LostAnswerException e) {
      throw new LibrarySystemException(Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private void forgetToken() {
    tokenLock.lock();
    try {
      token = "";
    } finally {
      tokenLock.unlock();
    }
  }
}
