package org.shuyi.sync.enrol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.shuyi.sync.file.WholeFile;
import org.shuyi.sync.mqtt.tls.TlsFiles;

/** What a broker proves itself with, under the names that Mosquitto's shipped file uses. */
public final class BrokerFiles {
  private BrokerFiles() {}

  /**
   * Makes a key and its certificate.
   *
   * @param hosts every name and IP address at which stations reach the broker
   * @throws EnrolmentException there is a key already
   */
  public static TlsFiles make(
      Path folder, Authority authority, List<String> hosts, Duration validity, Instant now)
      throws IOException {
    TlsFiles files =
        new TlsFiles(
            folder.resolve("ca.crt"), folder.resolve("broker.crt"), folder.resolve("broker.key"));
    if (Files.exists(files.key())) {
      throw new EnrolmentException(
          files.key() + " is there already; choose another folder, or move it away");
    }
    KeyPair key = Armour.newKey();
    String reply = authority.certifyBroker(key.getPublic(), hosts, validity, now);
    WholeFile.write(files.ca(), ascii(Armour.pem(authority.certificate())), "rw-r--r--");
    WholeFile.write(files.certificate(), ascii(reply), "rw-r--r--");
    WholeFile.write(files.key(), ascii(Armour.pem(key.getPrivate())), "rw-------");
    return files;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
