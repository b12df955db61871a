package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.centre.console.Accounts.Account;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.web.Call;
import org.shuyi.sync.web.Html;
import org.shuyi.sync.web.Reply;
import org.shuyi.sync.web.Sessions;
import org.shuyi.sync.web.Sessions.Session;
import org.shuyi.sync.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers browsers. Whoever is not signed in sees the sign-in page and nothing else; whatever
 * changes something is a form that was made for the session that sends it.
 */
public final class Console implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);

  /** A day's work, then everybody signs in again. */
  private static final Duration SESSION = Duration.ofHours(9);

  private static final int SESSIONS = 1000;
  private static final String SESSION_COOKIE = "shuyi";
  private static final String LANGUAGE_COOKIE = "shuyi-language";
  private static final int LAST_ACTS = 30;

  private static final Map<String, String> FILES =
      Map.of(
          "console.css",
          "text/css; charset=utf-8",
          "console.js",
          "text/javascript; charset=utf-8",
          "icon.svg",
          "image/svg+xml");

  private final ConsoleSettings settings;
  private final Fleet fleet;
  private final ReviewRoom review;
  private final InstantSource clock;
  private final Accounts accounts;
  private final Sessions<Account> sessions;
  private final SignIn signIn;
  private final WebServer server;

  private Console(
      ConsoleSettings settings, Fleet fleet, Cases cases, InstantSource clock, SecureRandom random)
      throws IOException {
    this.settings = settings;
    this.fleet = fleet;
    this.review = new ReviewRoom(cases);
    this.clock = clock;
    this.accounts = new Accounts(settings.accounts());
    this.sessions = new Sessions<>(random, clock, SESSION, SESSIONS);
    this.signIn = new SignIn(accounts, clock, random);
    this.server = WebServer.start(settings.address(), settings.port(), this::answer);
  }

  /**
   * @throws IOException if the accounts can't be read or the port can't be had
   */
  public static Console start(
      ConsoleSettings settings, Fleet fleet, Cases cases, InstantSource clock) throws IOException {
    int known = new Accounts(settings.accounts()).size();
    if (known == 0) {
      LOG.warn("{}: nobody can sign in yet; 'shuyi centre account add' makes an account", settings);
    }
    return new Console(settings, fleet, cases, clock, new SecureRandom());
  }

  /** Where it is reached on this machine. */
  public java.net.URI uri() {
    return server.uri();
  }

  private Reply answer(Call call) {
    try {
      Reply reply = routed(call);
      return settings.https() ? reply.with("Strict-Transport-Security", "max-age=31536000") : reply;
    } catch (IOException e) {
      LOG.error("{} is not answered", call.path(), e);
      return Reply.line(503, "The centre's database does not answer; it is in the log.");
    }
  }

  private Reply routed(Call call) throws IOException {
    return switch (call.path()) {
      case "/healthz" -> health();
      case "/metrics" -> metrics(call);
      case "/sign-in" -> call.isPost() ? signingIn(call) : signInPage(call, 200, "");
      default -> call.path().startsWith("/files/") ? file(call) : inside(call);
    };
  }

  private Reply health() throws IOException {
    return fleet.status().connected()
        ? Reply.line(200, "well")
        : Reply.line(503, "the broker is not reached");
  }

  /** For whoever says the token; without one in the settings nobody learns that there are any. */
  private Reply metrics(Call call) throws IOException {
    Optional<String> token = settings.metricsToken();
    if (token.isEmpty() || !same("Bearer " + token.get(), call.header("authorization"))) {
      return Reply.line(404, "Nothing is here.");
    }
    return Reply.of(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        Metrics.of(stations(), fleet.status(), clock.instant()));
  }

  private static boolean same(String expected, String said) {
    return java.security.MessageDigest.isEqual(
        expected.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        said.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Reply file(Call call) {
    String name = call.path().substring("/files/".length());
    String type = FILES.get(name);
    if (type == null) {
      return Reply.line(404, "Nothing is here.");
    }
    try (InputStream in = Console.class.getResourceAsStream(name)) {
      return Reply.of(200, type, java.util.Objects.requireNonNull(in).readAllBytes())
          .with("Cache-Control", "max-age=300");
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + " of this program", e);
    }
  }

  private Reply signInPage(Call call, int status, String problem) {
    return Reply.page(status, SignInPage.of(words(call), problem));
  }

  /** A form of another site would sign somebody in to an account that is not theirs. */
  private Reply signingIn(Call call) throws IOException {
    if (call.isOfAnotherSite()) {
      return refused(call, "made by another site");
    }
    return switch (signIn.attempt(call.field("account"), call.field("password"), from(call))) {
      case SignIn.Result.In(Account account) -> welcome(account);
      case SignIn.Result.Wrong() -> signInPage(call, 403, words(call).say("sign-in.wrong"));
      case SignIn.Result.Later(Duration pause) ->
          signInPage(call, 429, words(call).say("sign-in.later", words(call).lasting(pause)))
              .with("Retry-After", "" + Math.max(1, pause.toSeconds()));
    };
  }

  private Reply welcome(Account account) {
    Session<Account> session = sessions.open(account);
    LOG.info("{} has signed in at the console, as {}", account.id(), account.role().word());
    return Reply.seeOther("/").with("Set-Cookie", cookie(SESSION_COOKIE, session.id(), SESSION));
  }

  private String cookie(String name, String value, Duration lasts) {
    return "%s=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d%s"
        .formatted(name, value, lasts.toSeconds(), settings.https() ? "; Secure" : "");
  }

  /** The proxy adds the last one; what stands before that anybody may have written. */
  private String from(Call call) {
    String said = settings.https() ? call.header("x-forwarded-for") : "";
    return said.isEmpty() ? call.from() : said.substring(said.lastIndexOf(',') + 1).strip();
  }

  private Reply inside(Call call) throws IOException {
    Optional<Session<Account>> session = session(call);
    if (session.isEmpty()) {
      return call.isPost() ? refused(call, "not signed in") : Reply.seeOther("/sign-in");
    }
    if (call.isPost() && (call.isOfAnotherSite() || !session.get().made(call.field("token")))) {
      return refused(call, "not of a page of this session");
    }
    return chosenLanguage(call).orElse(null) instanceof Locale language
        ? Reply.seeOther(call.path())
            .with(
                "Set-Cookie",
                cookie(LANGUAGE_COOKIE, language.toLanguageTag(), Duration.ofDays(365)))
        : page(call, session.get());
  }

  /** An account that was taken away, or has another role or password now, is out. */
  private Optional<Session<Account>> session(Call call) throws IOException {
    Optional<Session<Account>> session =
        sessions.find(call.cookies().getOrDefault(SESSION_COOKIE, ""));
    if (session.isEmpty()) {
      return session;
    }
    Account then = session.get().who();
    Optional<Account> now = accounts.find(then.id().value());
    boolean same =
        now.filter(is -> is.role() == then.role())
            .filter(is -> is.password().toString().equals(then.password().toString()))
            .isPresent();
    return same ? session : Optional.empty();
  }

  private Reply refused(Call call, String why) {
    LOG.warn("Refused {} {} from {}: {}", call.method(), call.path(), from(call), why);
    return Reply.page(403, MessagePage.of(words(call), "refused"));
  }

  private Reply page(Call call, Session<Account> session) throws IOException {
    List<String> parts = call.parts();
    Frame frame =
        new Frame(words(call), settings.library(), session.who(), session.token(), call.path());
    return switch (parts.getFirst()) {
      case "" -> shown(StationsPage.of(frame, stations()));
      case "stations" -> station(frame, call);
      case "review" -> review.answer(frame, call).orElseGet(() -> nothing(frame));
      case "sign-out" -> signOut(call, session);
      default -> nothing(frame);
    };
  }

  private static Reply shown(Html page) {
    return Reply.page(200, page);
  }

  private static Reply nothing(Frame frame) {
    return Reply.page(404, MessagePage.of(frame.words(), "nothing"));
  }

  private Reply station(Frame frame, Call call) throws IOException {
    if (call.parts().size() != 2) {
      return nothing(frame);
    }
    String id = call.parts().get(1);
    Optional<StationView> found =
        stations().stream().filter(each -> each.id().value().equals(id)).findFirst();
    return found.isEmpty()
        ? nothing(frame)
        : shown(StationPage.of(frame, found.get(), fleet.lastActs(new StationId(id), LAST_ACTS)));
  }

  private Reply signOut(Call call, Session<Account> session) {
    if (!call.isPost()) {
      return Reply.seeOther("/");
    }
    sessions.end(session);
    return Reply.seeOther("/sign-in").with("Set-Cookie", cookie(SESSION_COOKIE, "", Duration.ZERO));
  }

  private List<StationView> stations() throws IOException {
    return fleet.stations().stream()
        .map(each -> StationView.of(each, settings.place(each.station()), clock.instant()))
        .toList();
  }

  private static Optional<Locale> chosenLanguage(Call call) {
    String tag = call.query().getOrDefault("language", "");
    return Words.LANGUAGES.stream().filter(each -> each.toLanguageTag().equals(tag)).findFirst();
  }

  private Words words(Call call) {
    String tag = call.cookies().getOrDefault(LANGUAGE_COOKIE, call.header("accept-language"));
    return new Words(language(tag), settings.zone(), clock.instant());
  }

  /** What the browser likes best of what there is; a header that can't be read says nothing. */
  private static Locale language(String tag) {
    try {
      List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(tag);
      Locale best = Locale.lookup(wanted, Words.LANGUAGES);
      return best == null ? Words.LANGUAGES.getFirst() : best;
    } catch (IllegalArgumentException e) {
      LOG.debug("a language that is none: {}", e.getMessage());
      return Words.LANGUAGES.getFirst();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
