package org.shuyi.sync.sip2.session;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.sip2.Message;
import org.shuyi.sync.sip2.Request;
import org.shuyi.sync.sip2.Response;
import org.shuyi.sync.sip2.Sip2Codec;
import org.shuyi.sync.sip2.Sip2Codec.Received;
import org.shuyi.sync.sip2.Sip2Dates;
import org.shuyi.sync.sip2.Sip2FormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A logged-in conversation with a library system: one request in flight, each with a deadline. Any
 * failure ends the session, so that no late answer is ever taken for the next one. Not thread-safe.
 */
final class Sip2Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sip2Session.class);

  /** Retries of one message, as the standard's own example has it; then the peer is hopeless. */
  private static final int REPEATS = 3;

  /** A server that hangs up on an idle terminal does so after minutes. */
  private static final Duration JUST_USED = Duration.ofMillis(200);

  private final Sip2Settings settings;
  private final Sip2Codec codec;
  private final Sip2Dates dates;
  private final Sip2Wire wire;
  private int sequence = 9;
  private boolean usable = true;
  private long lastAnswer = System.nanoTime();

  private Sip2Session(Sip2Settings settings, Sip2Wire wire) {
    this.settings = settings;
    this.codec = new Sip2Codec(settings.charset(), settings.errorDetection());
    this.dates = new Sip2Dates(settings.zone());
    this.wire = wire;
  }

  /**
   * Connects, logs in and asks for the status.
   *
   * @param loginWithin until the login is answered
   * @throws LibrarySystemException if any of it fails
   */
  static Sip2Session open(Sip2Settings settings, String password, Duration loginWithin)
      throws LibrarySystemException {
    Sip2Session session = new Sip2Session(settings, connect(settings));
    try {
      session.login(password, loginWithin);
      session.status();
      return session;
    } catch (LibrarySystemException e) {
      session.close();
      throw e;
    }
  }

  /**
   * One question and its answer.
   *
   * @throws ExchangeException if there is no usable answer; the session is over then
   */
  Response ask(Request request) throws ExchangeException {
    return ask(request, settings.answerWithin());
  }

  private Response ask(Request request, Duration within) throws ExchangeException {
    try {
      Response response = exchange(request, within);
      lastAnswer = System.nanoTime();
      return response;
    } catch (ExchangeException e) {
      close();
      throw e;
    }
  }

  /** Whether it may be used again, as far as can be told without a round trip. */
  boolean usable() {
    boolean justUsed = idle().compareTo(JUST_USED) < 0;
    return usable && (justUsed ? wire.nothingWaits() : wire.quiet());
  }

  /** Whether nothing has gone wrong on it so far. */
  boolean open() {
    return usable;
  }

  /** How long nothing has come from the other side. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - lastAnswer);
  }

  /** A round trip that changes nothing (99). */
  void status() throws LibrarySystemException {
    if (!(askSafely(new Request.Status(), settings.answerWithin())
        instanceof Response.AcsStatus status)) {
      throw garbled("no status");
    }
    if (!status.online()) {
      throw new LibrarySystemException(
          Kind.UNREACHABLE, settings.where() + " answers that its library system is off line");
    }
  }

  @Override
  public void close() {
    usable = false;
    wire.close();
  }

  private static Sip2Wire connect(Sip2Settings settings) throws LibrarySystemException {
    try {
      return Sip2Wire.connect(settings);
    } catch (SSLException e) {
      throw unreachable(
          settings, e, "check that it speaks TLS, names this host and that its authority is ours");
    } catch (IOException | java.nio.channels.UnresolvedAddressException e) {
      throw unreachable(settings, e, "check host, port and network");
    }
  }

  private static LibrarySystemException unreachable(
      Sip2Settings settings, Exception e, String remedy) {
    return new LibrarySystemException(
        Kind.UNREACHABLE,
        "no connection to the library system at %s (%s); %s"
            .formatted(settings.where(), e.getMessage(), remedy),
        e);
  }

  private void login(String password, Duration within) throws LibrarySystemException {
    if (settings.user().isEmpty()) {
      return;
    }
    Request login = new Request.Login(settings.user(), password, settings.location());
    if (!(askSafely(login, within) instanceof Response.LoggedIn answer)) {
      throw garbled("no login response");
    }
    if (!answer.ok()) {
      throw new LibrarySystemException(
          Kind.LOGIN_REFUSED,
          settings.where() + " refused the login; check user, password and location");
    }
  }

  private Response askSafely(Request request, Duration within) throws LibrarySystemException {
    try {
      return ask(request, within);
    } catch (ExchangeException e) {
      throw e.surelyNotDone();
    }
  }

  private LibrarySystemException garbled(String what) {
    return new LibrarySystemException(
        Kind.GARBLED, settings.where() + " gave " + what + "; is a SIP2 server on that port?");
  }

  private Response exchange(Request request, Duration within) throws ExchangeException {
    long deadline = System.nanoTime() + within.toNanos();
    sequence = (sequence + 1) % 10;
    byte[] bytes = bytes(request);
    boolean sent = false;
    try {
      // Koha after a 96 has only the 96 to repeat, so the request itself goes out again.
      for (int attempt = 0; attempt < REPEATS; attempt++) {
        LOG.debug("> {}", request);
        sent = true;
        wire.write(bytes);
        Response response = answer(deadline);
        if (!(response instanceof Response.NotUnderstood)) {
          return response;
        }
        sent = false;
      }
      throw failure(Kind.GARBLED, false, request, "it did not understand the message");
    } catch (java.net.SocketTimeoutException e) {
      throw failure(Kind.UNREACHABLE, sent, request, "no answer within " + within, e);
    } catch (IOException e) {
      if (e instanceof ExchangeException known) {
        throw known;
      }
      throw failure(Kind.UNREACHABLE, sent, request, String.valueOf(e.getMessage()), e);
    } catch (Sip2FormatException e) {
      throw failure(Kind.GARBLED, sent, request, String.valueOf(e.getMessage()), e);
    }
  }

  /** The answer to what was sent last; one that came garbled is asked for again (97). */
  private Response answer(long deadline) throws IOException, Sip2FormatException {
    for (int attempt = 1; ; attempt++) {
      byte[] frame = wire.read(deadline);
      try {
        Received received = codec.decode(frame);
        LOG.debug("< {}", received.message());
        requireOurs(received.sequence(), attempt > 1);
        return Response.of(received.message(), dates);
      } catch (Sip2FormatException e) {
        if (e.reason() != Sip2FormatException.Reason.WRONG_CHECKSUM || attempt == REPEATS) {
          throw e;
        }
        LOG.warn("{}: an answer came garbled, asked for again", settings.where());
        wire.write(codec.encode(message(new Request.ResendPlease()), sequence));
      }
    }
  }

  /** Koha repeats an answer under digit 0, whatever the digit was at first. */
  private void requireOurs(OptionalInt answered, boolean repeated) throws Sip2FormatException {
    if (answered.isPresent()
        && answered.getAsInt() != sequence
        && !(repeated && answered.getAsInt() == 0)) {
      throw new Sip2FormatException(
          Sip2FormatException.Reason.WRONG_SEQUENCE,
          "an answer to message " + answered.getAsInt() + ", expected to " + sequence);
    }
  }

  private byte[] bytes(Request request) throws ExchangeException {
    try {
      byte[] line = codec.encode(message(request), sequence);
      if (settings.terminator() == Sip2Settings.Terminator.CR) {
        return line;
      }
      byte[] withLineFeed = java.util.Arrays.copyOf(line, line.length + 1);
      withLineFeed[line.length] = '\n';
      return withLineFeed;
    } catch (Sip2FormatException | IllegalArgumentException e) {
      throw failure(Kind.GARBLED, false, request, String.valueOf(e.getMessage()), e);
    }
  }

  private Message message(Request request) {
    return request.toMessage(dates, settings.institution());
  }

  private ExchangeException failure(
      Kind kind, boolean sent, Request request, String what, Throwable... cause) {
    String text = settings.where() + ", " + request.getClass().getSimpleName() + ": " + what;
    boolean maybeDone = sent && request.changesState();
    return cause.length == 0
        ? new ExchangeException(kind, maybeDone, text)
        : new ExchangeException(kind, maybeDone, text, cause[0]);
  }
}
