package org.shuyi.sync.sip2.session;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to reach a library system over SIP2. The password is handed in beside it, so that this can be
 * logged.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param tls whom to believe that the server is {@code host}; empty for a line without encryption
 * @param user login name (CN); empty to send no login, for servers that know us by our address
 * @param location code of this unit's place (CP), empty for none
 * @param institution the library's own id (AO), may be empty
 * @param charset of text fields on the wire
 * @param zone the library's, in which it writes its dates
 * @param terminator how our messages end
 * @param errorDetection whether to use sequence numbers and checksums; on, unless a server can't
 * @param terminals how many connections, and how they are kept
 * @param connectWithin until the connection stands
 * @param answerWithin until a request is answered, with all repeats
 */
public record Sip2Settings(
    String host,
    int port,
    Optional<SSLContext> tls,
    String user,
    String location,
    String institution,
    Charset charset,
    ZoneId zone,
    Terminator terminator,
    boolean errorDetection,
    Terminals terminals,
    Duration connectWithin,
    Duration answerWithin) {
  /** What ends a message; CR is the standard, some servers want a line feed as well. */
  public enum Terminator {
    CR,
    CRLF
  }

  /**
   * How many terminals we are to the server. A server may serve fewer than are asked for: Koha's
   * with the pool that it ships with takes a second connection and leaves its login unanswered
   * while the first is there. What it does not serve is not asked for again for a while.
   *
   * @param most connections at once, 1 to 16
   * @param loginWithin until the login of a further connection is answered, while another one works
   * @param againAfter when a further connection is tried again after one was not served
   * @param checkedAfter an idle connection is asked for its status (99) after this time
   * @param closedAfter an idle connection is closed after this time, to leave its place to others
   */
  public record Terminals(
      int most,
      Duration loginWithin,
      Duration againAfter,
      Duration checkedAfter,
      Duration closedAfter) {
    public Terminals {
      if (most < 1 || most > 16) {
        throw new IllegalArgumentException(most + " connections: expected 1 to 16");
      }
      requirePositive("loginWithin", loginWithin);
      requirePositive("againAfter", againAfter);
      requirePositive("checkedAfter", checkedAfter);
      requirePositive("closedAfter", closedAfter);
    }

    /**
     * Real servers answer a login in 25 to 90 ms and hang up on an idle terminal after 10 minutes.
     */
    public static Terminals atMost(int most) {
      return new Terminals(
          most,
          Duration.ofSeconds(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));
    }
  }

  public Sip2Settings {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + ": expected 1 to 65535");
    }
    requirePositive("connectWithin", connectWithin);
    requirePositive("answerWithin", answerWithin);
  }

  /**
   * No TLS, UTF-8, CR, checksums, two connections, 5 s to connect and 10 s to answer. Real servers
   * answer in 10 to 500 ms.
   */
  public static Sip2Settings of(
      String host, int port, String user, String institution, ZoneId zone) {
    return new Sip2Settings(
        host,
        port,
        Optional.empty(),
        user,
        "",
        institution,
        StandardCharsets.UTF_8,
        zone,
        Terminator.CR,
        true,
        Terminals.atMost(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  /** The same, with other limits of time. */
  public Sip2Settings within(Duration connect, Duration answer) {
    return new Sip2Settings(
        host,
        port,
        tls,
        user,
        location,
        institution,
        charset,
        zone,
        terminator,
        errorDetection,
        terminals,
        connect,
        answer);
  }

  /** The same, on an encrypted line. */
  public Sip2Settings over(SSLContext encrypted) {
    return new Sip2Settings(
        host,
        port,
        Optional.of(encrypted),
        user,
        location,
        institution,
        charset,
        zone,
        terminator,
        errorDetection,
        terminals,
        connectWithin,
        answerWithin);
  }

  /** The same, as other terminals. */
  public Sip2Settings as(Terminals others) {
    return new Sip2Settings(
        host,
        port,
        tls,
        user,
        location,
        institution,
        charset,
        zone,
        terminator,
        errorDetection,
        others,
        connectWithin,
        answerWithin);
  }

  String where() {
    return host + ":" + port;
  }

  private static void requirePositive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " " + duration + ": expected more than zero");
    }
  }
}
