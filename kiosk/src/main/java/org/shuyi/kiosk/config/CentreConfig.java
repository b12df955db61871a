package org.shuyi.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The centre, as its administrator wrote it.
 *
 * @param data the folder of the inbox; relative to the file
 * @param store empty: a SQLite file in {@code data}
 * @param settleHours how long an act that contradicts the library system waits for what other
 *     stations may still bring, 0 to 720
 * @param broker empty: run one inside, on {@code brokerPort}
 * @param brokerPort of the broker inside, on the loopback address
 * @param dynamicSecurity the broker is a Mosquitto whose plugin keeps stations out on our word
 * @param tls there if the broker's address is one of TLS
 * @param quota what one station may bring in a day
 * @param referenceKey the file with the library's key for patron hashes, in hex
 * @param signingKey the file with the private key (PEM, Ed25519) that signs reference data
 * @param people what becomes of the people to whom stations give cards
 * @param console empty: nobody can look at the centre with a browser
 */
public record CentreConfig(
    String library,
    ZoneId zone,
    Path data,
    Optional<StoreConfig> store,
    int settleHours,
    Optional<URI> broker,
    int brokerPort,
    boolean dynamicSecurity,
    Optional<TlsConfig> tls,
    Path referenceKey,
    Path signingKey,
    People people,
    Rules rules,
    Quota quota,
    IlsConfig ils,
    CatalogueConfig catalogue,
    Optional<ConsoleConfig> console) {
  /**
   * Names and documents that stations sealed for the centre.
   *
   * @param keys files with X25519 private keys in PEM, the newest and those before it; none: cards
   *     are registered by hand
   * @param keepDays how long they are kept at most, 1 to 90
   */
  public record People(List<Path> keys, int keepDays) {
    public People {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Rules that stations get for the time they are alone.
   *
   * @param loanDays 1 to 365
   * @param renewalDays 1 to 365
   * @param offlineLoanLimit 0 to 100 items for each patron
   */
  public record Rules(int loanDays, int renewalDays, int offlineLoanLimit) {}

  /**
   * What one station may bring in a day. Over it its acts wait at the station, and staff are told.
   *
   * @param actsPerDay 100 to 10 million
   * @param megabytesPerDay 1 to 10,000, of 1024 × 1024 bytes
   */
  public record Quota(int actsPerDay, int megabytesPerDay) {}
}
