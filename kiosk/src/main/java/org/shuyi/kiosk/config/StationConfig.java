package org.shuyi.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.session.Bins;
import org.shuyi.kiosk.session.HouseRules;
import org.shuyi.kiosk.session.LibraryCard;
import org.shuyi.kiosk.session.VanDesk;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.traffic.DataPlan;

/**
 * One station, as the technician wrote it in its file.
 *
 * @param names of the library as patrons read it
 * @param helpPhone whom a patron can call; empty for nobody
 * @param data the folder of the journal and of reference data; relative to the file
 * @param keepDays how long acts stay in the journal although the centre has settled them
 * @param card what a library card looks like to a scanner
 * @param cards empty if no library cards are issued here
 * @param devices in the order of the file; at most one reader at the pad and one receipt printer
 * @param shelf RFID readers among them under books that are offered
 * @param inLocker RFID readers among them that look into the compartments of the locker
 * @param chute empty if books are not taken back through one
 * @param branches other places of the library and when they are open, as patrons read it, in order
 * @param reading digital titles and notices as patrons read them, and the web address of each, in
 *     order
 * @param payments empty if fees are not paid here
 * @param van empty if this is no van
 * @param house what this library does and another may do otherwise
 */
public record StationConfig(
    StationId station,
    String library,
    Map<Language, String> names,
    String helpPhone,
    ZoneId zone,
    Path data,
    int keepDays,
    Centre centre,
    LibraryCard card,
    Offline offline,
    Optional<Cards> cards,
    List<Fitting> devices,
    Set<DeviceId> shelf,
    Set<DeviceId> inLocker,
    Screen screen,
    Map<String, String> branches,
    Optional<Chute> chute,
    Map<String, String> reading,
    Optional<Payments> payments,
    Optional<VanDesk.Settings> van,
    HouseRules house) {
  public StationConfig {
    names = Map.copyOf(names);
    branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
    reading = Collections.unmodifiableMap(new LinkedHashMap<>(reading));
    devices = List.copyOf(devices);
    shelf = Set.copyOf(shelf);
    inLocker = Set.copyOf(inLocker);
  }

  /**
   * Where the centre is reached.
   *
   * @param broker as {@code ssl://mqtt.example:8883}, or {@code tcp://127.0.0.1:1883} without TLS
   * @param tls there if the address is one of TLS
   * @param referenceKey the file with the library's key for patron hashes, in hex
   * @param signatureKey the file with the centre's public key (PEM, Ed25519), which proves that
   *     reference data is the centre's
   * @param sealKey the file with its public key for what only it may read (PEM, X25519); empty: no
   *     PIN is sent to it
   * @param pace how often the station looks for it
   * @param plan what its SIM card may carry before reference data goes slowly
   */
  public record Centre(
      URI broker,
      Optional<TlsConfig> tls,
      Path referenceKey,
      Path signatureKey,
      Optional<Path> sealKey,
      Pace pace,
      DataPlan plan) {
    /** How often a station looks for the centre. */
    public enum Pace {
      /** For a network that costs something: up to 30 s between attempts. */
      STANDARD,
      /** For a centre on the same machine or wire: up to 2 s. */
      BRISK
    }
  }

  /**
   * What the station may decide alone.
   *
   * @param lends false: returns only
   * @param pin true: nothing is lent without the card's PIN
   * @param referenceDays how old what it knows may be, in days, for lending on it
   * @param provisionalLoans how many items may be out on a card that was issued here and is not
   *     registered yet
   */
  public record Offline(boolean lends, boolean pin, int referenceDays, int provisionalLoans) {}

  /**
   * How library cards are issued here.
   *
   * @param personKey the file with the library's key for hashes of people, in hex, 32 bytes or more
   * @param sealKey the file with the centre's public key for sealed people (PEM, X25519)
   * @param prefix digits with which their numbers begin
   * @param years that a card is good
   * @param encoder the reader of chips in the dispenser's channel, which writes the cards; empty:
   *     no card comes out, only its number
   */
  public record Cards(
      Path personKey, Path sealKey, String prefix, int years, Optional<DeviceId> encoder) {}

  /** The payment provider. */
  public sealed interface Payments {
    /** Pays every order by itself; no money moves. */
    record Demo() implements Payments {}

    /**
     * A gateway over HTTP.
     *
     * @param base without a slash at its end
     * @param key the file with the key of both sides, in hex
     */
    record Http(URI base, String merchant, Path key) implements Payments {}
  }

  /**
   * Where the books go that come through the chute.
   *
   * @param reader the RFID reader under its slot
   */
  public record Chute(DeviceId reader, Bins bins) {}

  /**
   * The touch screen, upright.
   *
   * @param widthMm of the picture
   * @param heightMm of the picture
   * @param bottomMm from the floor to the lower edge of the picture
   */
  public record Screen(boolean fullscreen, int widthMm, int heightMm, int bottomMm) {}
}
