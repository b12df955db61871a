package org.shuyi.sync.sip2.session;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How to reach a library system over SIP2. The password is handed in beside it, so that this can be
 * logged.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param user login name (CN); empty to send no login, for servers that know us by our address
 * @param location code of this unit's place (CP), empty for none
 * @param institution the library's own id (AO), may be empty
 * @param charset of text fields on the wire
 * @param zone the library's, in which it writes its dates
 * @param terminator how our messages end
 * @param errorDetection whether to use sequence numbers and checksums; on, unless a server can't
 * @param connections at most this many at once, 1 to 16; 1 for a Koha with the pool that it ships
 *     with, which does not answer a second login while the first terminal is there
 * @param connectWithin until the connection stands
 * @param answerWithin until a request is answered, with all repeats
 */
public record Sip2Settings(
    String host,
    int port,
    String user,
    String location,
    String institution,
    Charset charset,
    ZoneId zone,
    Terminator terminator,
    boolean errorDetection,
    int connections,
    Duration connectWithin,
    Duration answerWithin) {
  /** What ends a message; CR is the standard, some servers want a line feed as well. */
  public enum Terminator {
    CR,
    CRLF
  }

  public Sip2Settings {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + ": expected 1 to 65535");
    }
    if (connections < 1 || connections > 16) {
      throw new IllegalArgumentException(connections + " connections: expected 1 to 16");
    }
    requirePositive("connectWithin", connectWithin);
    requirePositive("answerWithin", answerWithin);
  }

  /**
   * UTF-8, CR, checksums, two connections, 5 s to connect and 10 s to answer. Real servers answer
   * in 10 to 500 ms.
   */
  public static Sip2Settings of(
      String host, int port, String user, String institution, ZoneId zone) {
    return new Sip2Settings(
        host,
        port,
        user,
        "",
        institution,
        StandardCharsets.UTF_8,
        zone,
        Terminator.CR,
        true,
        2,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  /** The same, with other limits of time. */
  public Sip2Settings within(Duration connect, Duration answer) {
    return new Sip2Settings(
        host,
        port,
        user,
        location,
        institution,
        charset,
        zone,
        terminator,
        errorDetection,
        connections,
        connect,
        answer);
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
