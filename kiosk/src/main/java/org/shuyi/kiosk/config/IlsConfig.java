package org.shuyi.kiosk.config;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;

/**
 * The library system, as the centre's administrator wrote it.
 *
 * @param capabilities what the administrator knows better than the adapter
 * @param check what {@code shuyi centre check-ils} may try with
 */
public record IlsConfig(
    Adapter adapter, Map<Capability, Boolean> capabilities, Optional<Check> check) {
  public IlsConfig {
    capabilities = Map.copyOf(capabilities);
  }

  /** The road to it. */
  public sealed interface Adapter {
    /** The longest that one act may take. */
    int slowestSeconds();
  }

  /**
   * A SIP2 server.
   *
   * @param password the file with the password
   * @param authority the file with the authority of its certificate; empty for those of Java
   * @param lineFeed whether our messages end with CR LF instead of CR
   * @param checksums whether messages are numbered and summed
   * @param connections at most, 1 to 16
   */
  public record Sip2(
      String host,
      int port,
      boolean tls,
      Optional<Path> authority,
      String user,
      Path password,
      String institution,
      String location,
      Charset charset,
      boolean lineFeed,
      boolean checksums,
      int connections,
      int connectSeconds,
      int answerSeconds)
      implements Adapter {
    /** A free connection, whether it still works, a new one, its login, the answer. */
    @Override
    public int slowestSeconds() {
      return connectSeconds + 4 * answerSeconds;
    }
  }

  /**
   * Koha's REST API, and its SIP2 server for returns, which the API does not take.
   *
   * @param name of the user, or id of the client
   * @param token whether it is a client that gets a token, or else a user with a password
   * @param secret the file with the secret or password
   * @param library at which we lend; empty for the user's own
   * @param confirmed what may be confirmed in staff's place
   * @param patrons how accounts are opened; empty if staff do that
   */
  public record KohaRest(
      URI server,
      Optional<Path> authority,
      String name,
      boolean token,
      Path secret,
      String library,
      Set<String> confirmed,
      Optional<Patrons> patrons,
      int connectSeconds,
      int answerSeconds,
      Sip2 returns)
      implements Adapter {
    public KohaRest {
      confirmed = Set.copyOf(confirmed);
    }

    /** A token, the item, the patron, whether it may be lent, the loan; or a return by SIP2. */
    @Override
    public int slowestSeconds() {
      return Math.max(connectSeconds + 5 * answerSeconds, returns.slowestSeconds());
    }
  }

  /**
   * Koha's codes for a new account.
   *
   * @param library home library
   * @param categories a patron category for each of ours
   * @param personAttribute attribute type of a person's hash
   * @param numberAttribute attribute type of the document's number; empty: not handed on
   */
  public record Patrons(
      String library,
      Map<PatronCategory, String> categories,
      String personAttribute,
      Optional<String> numberAttribute) {
    public Patrons {
      categories = Map.copyOf(categories);
    }
  }

  /**
   * Patrons and items that the library keeps for trying things out.
   *
   * @param pin the file with the first patron's PIN
   * @param spare a card that may be marked as lost
   * @param fresh a free number under which an account may be opened
   */
  public record Check(
      List<PatronId> patrons,
      List<ItemId> items,
      Optional<ItemId> held,
      Optional<Path> pin,
      Optional<PatronId> spare,
      Optional<PatronId> fresh) {
    public Check {
      patrons = List.copyOf(patrons);
      items = List.copyOf(items);
    }
  }
}
