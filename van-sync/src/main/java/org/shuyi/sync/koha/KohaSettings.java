package org.shuyi.sync.koha;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.shuyi.sync.circulation.PatronCategory;

/**
 * How to reach a Koha that has {@code POST /checkouts} (its bug 23336). The secret is handed in
 * beside it, so that this can be logged.
 *
 * @param server of the staff interface, as {@code https://staff.example.org}
 * @param tls whom to believe that the server is the one; empty for the authorities of Java
 * @param login how we say who we are
 * @param library code of the library at which we lend, empty for the one of our user
 * @param zone the library's, in which its dates are read
 * @param confirmed what staff would be asked and we may say yes to, in Koha's words ({@code
 *     PREVISSUE}); by default nothing
 * @param patrons how accounts are opened; empty if they are not
 * @param connectWithin until the connection stands
 * @param answerWithin until an answer is here, to its last byte
 */
public record KohaSettings(
    URI server,
    Optional<SSLContext> tls,
    Login login,
    String library,
    ZoneId zone,
    Set<String> confirmed,
    Optional<Patrons> patrons,
    Duration connectWithin,
    Duration answerWithin) {
  /** To confirm one of these would take a loan or a hold away from somebody, or lend twice. */
  private static final Set<String> NEVER_CONFIRMED =
      Set.of(
          "ISSUED_TO_ANOTHER",
          "RENEW_ISSUE",
          "RESERVED",
          "RESERVE_WAITING",
          "TRANSFERRED",
          "PROCESSING",
          "BOOKED_TO_ANOTHER");

  /** One of the two ways into Koha's API; both have to be switched on in its preferences. */
  public sealed interface Login {
    /** A user's own name and password (preference RESTBasicAuth). */
    record Basic(String user) implements Login {}

    /** A client's id and secret for a token of an hour (preference RESTOAuth2ClientCredentials). */
    record ClientCredentials(String client) implements Login {}
  }

  /**
   * How accounts are opened (its {@code POST /patrons}).
   *
   * @param library code of the home library of whoever is registered
   * @param categories codes of patron categories; one for each of ours
   * @param personAttribute code of the patron attribute type that holds a person's hash; it has to
   *     be unique, not repeatable and searchable by staff
   * @param numberAttribute code of the attribute type that gets the document's number; empty: Koha
   *     does not get it
   */
  public record Patrons(
      String library,
      Map<PatronCategory, String> categories,
      String personAttribute,
      Optional<String> numberAttribute) {
    public Patrons {
      categories = Map.copyOf(categories);
      if (categories.size() < PatronCategory.values().length) {
        throw new IllegalArgumentException(
            "a patron category of Koha's is expected for each of ours");
      }
    }
  }

  public KohaSettings {
    confirmed = Set.copyOf(confirmed);
    for (String word : confirmed) {
      if (NEVER_CONFIRMED.contains(word)) {
        throw new IllegalArgumentException(
            word + " is for staff to confirm: it would lend twice or pass over somebody");
      }
    }
    if (!connectWithin.isPositive() || !answerWithin.isPositive()) {
      throw new IllegalArgumentException("times to connect and to answer: more than 0 expected");
    }
  }

  /** Nothing confirmed, 5 s to connect, 15 s to answer. */
  public static KohaSettings of(URI server, Login login, ZoneId zone) {
    return new KohaSettings(
        server,
        Optional.empty(),
        login,
        "",
        zone,
        Set.of(),
        Optional.empty(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15));
  }

  /** The same, at this library. */
  public KohaSettings at(String code) {
    return new KohaSettings(
        server, tls, login, code, zone, confirmed, patrons, connectWithin, answerWithin);
  }

  /** The same, with another time to answer. */
  public KohaSettings within(Duration answer) {
    return new KohaSettings(
        server, tls, login, library, zone, confirmed, patrons, connectWithin, answer);
  }

  /** The same, and these are confirmed. */
  public KohaSettings confirming(Set<String> words) {
    return new KohaSettings(
        server, tls, login, library, zone, words, patrons, connectWithin, answerWithin);
  }

  /** The same, and accounts are opened. */
  public KohaSettings registering(Patrons how) {
    return new KohaSettings(
        server,
        tls,
        login,
        library,
        zone,
        confirmed,
        Optional.of(how),
        connectWithin,
        answerWithin);
  }

  String where() {
    return server.getAuthority();
  }
}
