package org.shuyi.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.traffic.DataPlan;

/**
 * One station, as the technician wrote it in its file.
 *
 * @param names of the library as patrons read it
 * @param helpPhone whom a patron can call; empty for nobody
 * @param data the folder of the journal and of reference data; relative to the file
 * @param keepDays how long acts stay in the journal although the centre has settled them
 * @param card what a scanned library card looks like
 * @param reader empty if this station has none
 * @param scanner empty if this station has none
 * @param printer empty if this station has none
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
    Pattern card,
    Offline offline,
    Optional<Reader> reader,
    Optional<Port> scanner,
    Optional<Printer> printer,
    Screen screen) {
  public StationConfig {
    names = Map.copyOf(names);
  }

  /**
   * Where the centre is reached.
   *
   * @param broker as {@code ssl://mqtt.example:8883}, or {@code tcp://127.0.0.1:1883} without TLS
   * @param tls there if the address is one of TLS
   * @param referenceKey the file with the library's key for patron hashes, in hex
   * @param signatureKey the file with the centre's public key (PEM, Ed25519), which proves that
   *     reference data is the centre's
   * @param pace how often the station looks for it
   * @param plan what its SIM card may carry before reference data goes slowly
   */
  public record Centre(
      URI broker,
      Optional<TlsConfig> tls,
      Path referenceKey,
      Path signatureKey,
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
   * @param referenceDays how old what it knows may be, in days, for lending on it
   * @param provisionalLoans how many items may be out on a card that was issued here and is not
   *     registered yet
   */
  public record Offline(boolean lends, int referenceDays, int provisionalLoans) {}

  /** A device's address, as {@code serial:/dev/ttyUSB0?baud=9600}. */
  public record Port(String address) {}

  /**
   * The RFID reader.
   *
   * @param afiInStock the AFI of a book on the shelf; ISO 28560 practice is 0x07
   * @param afiOnLoan the AFI of a book on loan; 0xC2
   */
  public record Reader(String address, int afiInStock, int afiOnLoan) {}

  /**
   * The receipt printer.
   *
   * @param columns 32 for paper of 58 mm, 48 for 80 mm
   */
  public record Printer(String address, int columns) {}

  /** The touch screen. */
  public record Screen(boolean fullscreen) {}
}
