package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.shuyi.sync.reference.SigningKeys;

/**
 * The folder in which a demo lives: configuration files as a technician would write them, and fresh
 * keys.
 *
 * @param seal opens what the station seals for the centre; only in memory
 */
record DemoFiles(Path home, PrivateKey seal) {
  private static final int KEY_BYTES = 32;

  /** Made anew; nothing of an earlier demo is in it. */
  static DemoFiles make() throws IOException {
    KeyPair seal = sealKeys();
    DemoFiles files = new DemoFiles(Files.createTempDirectory("shuyi-demo-"), seal.getPrivate());
    secret(files.key(), fresh());
    secret(files.home().resolve("person.key"), fresh());
    Files.writeString(files.home().resolve("seal.pub"), SigningKeys.pem(seal.getPublic()));
    PrivateKey signing = SigningKeys.generate();
    secret(files.signingKey(), SigningKeys.pem(signing));
    Files.writeString(files.signatureKey(), SigningKeys.pem(SigningKeys.publicHalf(signing)));
    Files.createDirectories(files.devices());
    return files;
  }

  private static KeyPair sealKeys() {
    try {
      return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java since 11 has X25519", e);
    }
  }

  private static String fresh() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key) + "\n";
  }

  private static void secret(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  Path signingKey() {
    return home.resolve("centre.key");
  }

  Path signatureKey() {
    return home.resolve("centre.pub");
  }

  Path centreReference() {
    return home.resolve("centre-reference");
  }

  Path key() {
    return home.resolve("reference.key");
  }

  Path devices() {
    return home.resolve("dev");
  }

  Path station() {
    return home.resolve("kiosk.toml");
  }

  Path kioskLog() {
    return home.resolve("kiosk.log");
  }

  Path journal() {
    return home.resolve("kiosk/journal.sqlite");
  }

  Path centreDatabase() {
    return home.resolve("centre.db");
  }

  Path broker() {
    return home.resolve("broker");
  }

  /** Writes the station's file; the devices are where {@link #devices()} has them. */
  void writeStation(int brokerPort, String zone, boolean fullscreen) throws IOException {
    Files.writeString(
        station(),
        """
        # The station of the demo. On a real one the ports are /dev/ttyUSB0 and so on.
        [station]
        id = "kiosk-1"
        library = "demo"
        zone = "%s"
        data = "kiosk"
        help-phone = "0571-0000 1234"

        [station.name]
        zh = "书驿示范图书馆"
        en = "Shuyi Demo Library"

        [centre]
        broker = "tcp://127.0.0.1:%d"
        reference-key = "reference.key"
        signature-key = "centre.pub"
        pace = "brisk"

        [card]
        pattern = "21[0-9]{10}([0-9]{2})?"

        [cards]
        person-key = "person.key"
        seal-key = "seal.pub"
        prefix = "2199"
        encoder = "encoder"

        [chute]
        reader = "slot"
        library = "%s"
        own = 1
        others = 2

        [devices.pad]
        driver = "feig"
        address = "serial:dev/pad?baud=38400&parity=even"

        [devices.scanner]
        driver = "scanner"
        address = "serial:dev/scanner?baud=9600"

        [devices.printer]
        driver = "escpos"
        address = "serial:dev/printer?baud=115200"
        paper = "mm58"

        [devices.documents]
        driver = "sdt"
        address = "serial:dev/documents?baud=115200"

        [devices.dispenser]
        driver = "crt-571"
        address = "serial:dev/dispenser?baud=9600"

        [devices.encoder]
        driver = "pn532"
        address = "serial:dev/encoder?baud=115200"
        content = "ntag-pages"
        block = %d

        [devices.locker]
        driver = "kerong"
        address = "serial:dev/locker?baud=19200"

        [devices.chute]
        driver = "chute"
        address = "serial:dev/chute?baud=9600"
        full = "3,4"
        gates = "3,4"
        run = 2

        [devices.slot]
        driver = "feig"
        address = "serial:dev/slot?baud=38400&parity=even"
        already-there = "counts"

        [screen]
        fullscreen = %b
        """
            .formatted(zone, brokerPort, DemoWorld.LIBRARY, DemoDevices.FIRST_PAGE, fullscreen)
            .replace("serial:dev", "serial:" + devices()));
  }

  /** Removes the folder with all that is in it. */
  void remove() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
