package org.shuyi.sync.ils.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.shuyi.sync.ils.demo.JsonText.object;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.ils.demo.Desk.ItemView;
import org.shuyi.sync.ils.demo.Desk.PatronView;
import org.shuyi.sync.ils.demo.Desk.Verdict;

/**
 * The demo library in the manner of Koha's REST API: the paths, parameters and error bodies of its
 * Checkouts.pm, Items.pm and OAuth.pm, as far as a client of circulation meets them. Internal ids
 * are places in the lists of {@link DemoLibrary}; a checkout goes by the id of its item. Like
 * Koha's, it takes no returns.
 */
public final class KohaRest implements AutoCloseable {
  private static final String API = "/api/v1/";
  private static final int TOKEN_SECONDS = 3600;
  private static final Pattern RENEWALS = Pattern.compile("checkouts/(\\d+)/renewals");
  private static final Pattern PATRON = Pattern.compile("patrons/(\\d+)");
  private static final Pattern HOLD = Pattern.compile("holds/(\\d+)");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\{\"type\":\"([^\"]*)\",\"value\":\"([^\"]*)\"}");
  private static final int NEW_PATRON_LIMIT = 5;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Desk desk;
  private final DemoLibrary library;
  private final KohaRows rows;
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean asksAboutEarlierLoans;

  private KohaRest(HttpServer server, Desk desk, DemoLibrary library) {
    this.server = server;
    this.desk = desk;
    this.library = library;
    this.rows = new KohaRows(desk, library);
  }

  static KohaRest start(int port, Desk desk) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    KohaRest rest = new KohaRest(server, desk, DemoLibrary.load());
    server.setExecutor(rest.threads);
    server.createContext("/", rest::handle);
    server.start();
    return rest;
  }

  /** Where it listens, without a path. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Wants a confirmation for a book that the patron had before (preference CheckPrevCheckout). */
  public KohaRest askingAboutEarlierLoans() {
    asksAboutEarlierLoans = true;
    return this;
  }

  /** How many requests came in. */
  public int requests() {
    return requests.get();
  }

  /** Ends every token that was given out. */
  public void forgetTokens() {
    tokens.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** An answer; no status hangs up. */
  private record Answer(int status, @Nullable Object body) {
    static final Answer HANG_UP = new Answer(0, null);

    static Answer error(int status, String error) {
      return new Answer(status, object("error", error));
    }

    static Answer error(int status, String error, String code) {
      return new Answer(status, object("error", error, "error_code", code));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Answer answer = answer(exchange, body);
      if (answer.status() == 0) {
        return;
      }
      if (answer.status() == 204) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] text = JsonText.of(answer.body()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
      exchange.sendResponseHeaders(answer.status(), text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private Answer answer(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    String what = path.startsWith(API) ? path.substring(API.length()) : "";
    String method = exchange.getRequestMethod();
    boolean post = method.equals("POST");
    if (post && what.equals("oauth/token")) {
      return token(parameters(body));
    }
    if (!mayEnter(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.error(401, "Authentication failure.");
    }
    Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
    Matcher renewals = RENEWALS.matcher(what);
    if (post && renewals.matches()) {
      return renew(Integer.parseInt(renewals.group(1)));
    }
    Matcher patron = PATRON.matcher(what);
    if (method.equals("PUT") && patron.matches()) {
      return update(patron.group(1), body);
    }
    Matcher hold = HOLD.matcher(what);
    if (method.equals("DELETE") && hold.matches()) {
      return cancel(Integer.parseInt(hold.group(1)));
    }
    return switch (method + " " + what) {
      case "GET items" -> new Answer(200, rows.items(query));
      case "GET patrons" -> new Answer(200, rows.patrons(query));
      case "GET holds" -> new Answer(200, rows.holds(query));
      case "GET checkouts" -> new Answer(200, rows.checkouts(query));
      case "GET checkouts/availability" -> availability(query);
      case "POST patrons" -> register(body);
      case "POST auth/password/validation" -> validate(body);
      case "POST holds" -> request(body);
      case "POST checkouts" -> lend(body, query.getOrDefault("confirmation", ""));
      default -> new Answer(404, object("errors", List.of(object("message", "Not Found"))));
    };
  }

  private Answer request(String body) {
    Optional<ItemView> item = rows.item(number(body, "biblio_id"));
    Optional<PatronView> patron = rows.patron(number(body, "patron_id"));
    if (item.isEmpty() || patron.isEmpty()) {
      return Answer.error(400, "Biblio or patron not found");
    }
    if (text(body, "pickup_library_id").isEmpty()) {
      return missing("pickup_library_id");
    }
    Verdict verdict = desk.request(item.get().book().barcode(), patron.get().patron().card());
    return verdict.ok()
        ? new Answer(201, object("status", null))
        : Answer.error(403, "Hold cannot be placed. Reason: " + verdict.text());
  }

  private Answer cancel(int id) {
    boolean gone = rows.wish(id).map(one -> desk.cancelRequest(one[0], one[1]).ok()).orElse(false);
    return gone ? new Answer(204, null) : Answer.error(404, "Hold not found");
  }

  private Answer token(Map<String, String> form) {
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return Answer.error(400, "Unimplemented grant type");
    }
    if (!Conversation.USER.equals(form.get("client_id"))
        || !Conversation.PASSWORD.equals(form.get("client_secret"))) {
      return Answer.error(403, "unauthorized_client");
    }
    String token = "token-" + requests.get();
    tokens.add(token);
    return new Answer(
        200, object("access_token", token, "token_type", "Bearer", "expires_in", TOKEN_SECONDS));
  }

  private boolean mayEnter(@Nullable String authorization) {
    String basic = Conversation.USER + ":" + Conversation.PASSWORD;
    String expected = "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8));
    return authorization != null
        && (authorization.equals(expected)
            || (authorization.startsWith("Bearer ")
                && tokens.contains(authorization.substring(7))));
  }

  private Answer availability(Map<String, String> query) {
    Optional<ItemView> item = rows.item(query.getOrDefault("item_id", ""));
    Optional<PatronView> patron = rows.patron(query.getOrDefault("patron_id", ""));
    if (item.isEmpty() || patron.isEmpty()) {
      return Answer.error(404, "Item or patron not found");
    }
    Map<String, Object> confirms = confirms(item.get(), patron.get());
    return new Answer(
        200,
        object(
            "blockers",
            blockers(item.get(), patron.get()),
            "confirms",
            confirms,
            "warnings",
            object(),
            "confirmation_token",
            confirmation(item.get(), confirms)));
  }

  private Answer lend(String body, String confirmation) {
    Optional<ItemView> item = rows.item(number(body, "item_id"));
    Optional<PatronView> patron = rows.patron(number(body, "patron_id"));
    if (item.isEmpty()) {
      return Answer.error(409, "Item not found", "ITEM_NOT_FOUND");
    }
    if (patron.isEmpty()) {
      return Answer.error(409, "Patron not found", "PATRON_NOT_FOUND");
    }
    Map<String, Object> blockers = blockers(item.get(), patron.get());
    if (!blockers.isEmpty()) {
      String words = String.join(" ", blockers.keySet());
      return Answer.error(403, "Checkout not authorized (" + words + ")");
    }
    Map<String, Object> confirms = confirms(item.get(), patron.get());
    if (!confirms.isEmpty() && !confirmation.equals(confirmation(item.get(), confirms))) {
      return Answer.error(412, "Confirmation error");
    }
    String barcode = item.get().book().barcode();
    Verdict verdict = desk.lend(barcode, patron.get().patron().card(), desk.now());
    if (verdict.answerLost()) {
      return Answer.HANG_UP;
    }
    return verdict.ok() && verdict.loan().isPresent()
        ? new Answer(201, rows.checkout(verdict.loan().get()))
        : Answer.error(500, "Unknown error during checkout");
  }

  /**
   * As Koha's Patrons.pm: 409 names the column that is taken, 400 an attribute that is not free.
   */
  private Answer register(String body) {
    for (String required : List.of("surname", "library_id", "category_id")) {
      if (text(body, required).isEmpty()) {
        return missing(required);
      }
    }
    DemoPatron patron =
        new DemoPatron(
            text(body, "cardnumber"),
            text(body, "surname"),
            "chi",
            "",
            false,
            false,
            LocalDate.parse(text(body, "expiry_date")),
            NEW_PATRON_LIMIT,
            0);
    return switch (desk.register(patron, attributes(body))) {
      case "" -> new Answer(201, rows.patron(desk.patron(patron.card()).orElseThrow()));
      case "cardnumber" ->
          new Answer(409, object("error", "Duplicate ID", "conflict", "cardnumber"));
      default -> Answer.error(400, "Your action breaks a unique constraint on the attribute.");
    };
  }

  /**
   * As Koha's Patrons.pm: the row whole, and nothing in it that is not for writing. Of all that
   * could change, the demo library takes the mark of a lost card.
   */
  private Answer update(String id, String body) {
    Optional<PatronView> patron = rows.patron(id);
    if (patron.isEmpty()) {
      return Answer.error(404, "Patron not found");
    }
    for (String readOnly : List.of("restricted", "anonymized", "expired")) {
      if (body.contains("\"" + readOnly + "\"")) {
        return new Answer(
            400, object("errors", List.of(object("message", "Read-only.", "path", readOnly))));
      }
    }
    for (String required : List.of("surname", "library_id", "category_id")) {
      if (text(body, required).isEmpty()) {
        return missing(required);
      }
    }
    if (body.contains("\"patron_card_lost\":true")) {
      desk.reportLost(patron.get().patron().card());
    }
    return new Answer(200, rows.patron(desk.patron(patron.get().patron().card()).orElseThrow()));
  }

  /** As Koha's Auth/Password.pm. */
  private Answer validate(String body) {
    Optional<DemoPatron> patron = desk.patron(text(body, "identifier")).map(PatronView::patron);
    if (patron.filter(known -> known.pin().equals(text(body, "password"))).isEmpty()) {
      return Answer.error(400, "Validation failed");
    }
    return new Answer(201, object("cardnumber", patron.get().card()));
  }

  private static Answer missing(String required) {
    return new Answer(
        400, object("errors", List.of(object("message", "Missing property.", "path", required))));
  }

  private static Map<String, String> attributes(String body) {
    Map<String, String> attributes = new HashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(body);
    while (matcher.find()) {
      attributes.put(matcher.group(1), matcher.group(2));
    }
    return attributes;
  }

  private static String text(String body, String field) {
    Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  private Answer renew(int checkout) {
    Optional<DemoLoan> loan = rows.item(Integer.toString(checkout)).flatMap(ItemView::loan);
    if (loan.isEmpty()) {
      return Answer.error(404, "Checkout not found", "not_found");
    }
    Verdict verdict = desk.renew(loan.get().barcode(), loan.get().card(), desk.now());
    if (!verdict.ok()) {
      String code = verdict.text().contains("renewals") ? "too_many" : "restriction";
      return Answer.error(403, "Renewal not authorized (" + code + ")", code);
    }
    return new Answer(201, rows.checkout(verdict.loan().orElseThrow()));
  }

  private static Map<String, Object> blockers(ItemView item, PatronView patron) {
    Map<String, Object> blockers = new TreeMap<>();
    if (patron.patron().blocked()) {
      blockers.put(patron.patron().cardLost() ? "CARD_LOST" : "DEBARRED", 1);
    }
    if (patron.expired()) {
      blockers.put("EXPIRED", 1);
    }
    if (!item.book().forLoan()) {
      blockers.put("NOT_FOR_LOAN", 1);
    }
    return blockers;
  }

  /** As Koha does it, with the names of those who would be passed over. */
  private Map<String, Object> confirms(ItemView item, PatronView patron) {
    Map<String, Object> confirms = new TreeMap<>();
    String card = patron.patron().card();
    item.loan()
        .ifPresent(
            loan -> {
              if (loan.card().equals(card)) {
                confirms.put("RENEW_ISSUE", 1);
              } else {
                confirms.put("ISSUED_TO_ANOTHER", 1);
                confirms.put("issued_cardnumber", loan.card());
                confirms.put("issued_surname", rows.name(loan.card()));
              }
            });
    String reserved = item.book().reservedFor();
    if (!reserved.isEmpty() && !reserved.equals(card)) {
      confirms.put("RESERVE_WAITING", 1);
      confirms.put("rescardnumber", reserved);
    }
    if (patron.loans().size() >= patron.patron().loanLimit()) {
      confirms.put("TOO_MANY", "TOO_MANY_CHECKOUTS");
    }
    if (asksAboutEarlierLoans && hadBefore(item, card)) {
      confirms.put("PREVISSUE", 1);
    }
    return confirms;
  }

  private boolean hadBefore(ItemView item, String card) {
    return desk.history().stream()
        .anyMatch(
            event ->
                event.kind() == DemoEvent.Kind.RETURNED
                    && event.card().equals(card)
                    && event.barcode().equals(item.book().barcode()));
  }

  private static String confirmation(ItemView item, Map<String, Object> confirms) {
    return "jwt-" + item.book().barcode() + "-" + String.join(":", confirms.keySet());
  }

  private static String number(String body, String field) {
    int at = body.indexOf("\"" + field + "\"");
    Matcher matcher = NUMBER.matcher(body);
    return at >= 0 && matcher.find(at) ? matcher.group() : "";
  }

  private static Map<String, String> parameters(@Nullable String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }
}
