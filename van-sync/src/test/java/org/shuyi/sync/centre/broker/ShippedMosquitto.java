package org.shuyi.sync.centre.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuyi.sync.mqtt.tls.TlsFiles;

/** Mosquitto with the files that are shipped; only the port and the folder are others. */
public final class ShippedMosquitto {
  private ShippedMosquitto() {}

  /** For the library "demo", at localhost. */
  public static Mosquitto start(Path folder, TlsFiles own) throws IOException {
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Files.copy(own.ca(), etc.resolve("ca.crt"));
    Files.copy(own.certificate(), etc.resolve("broker.crt"));
    Files.copy(own.key(), etc.resolve("broker.key"));
    Files.writeString(etc.resolve("shuyi.acl"), shipped("shuyi.acl"));
    Files.writeString(
        etc.resolve("shuyi-dynamic-security.json"), shipped("shuyi-dynamic-security.json"));
    int port = Mosquitto.freePort();
    String configuration =
        shipped("shuyi.conf")
            .replace("/etc/mosquitto/shuyi/", etc + "/")
            .replace("/var/lib/mosquitto/", etc + "/")
            .replace("/usr/lib/x86_64-linux-gnu", library().toString())
            .replace("listener 8883\n", "listener " + port + " 127.0.0.1\n");
    assertThat(configuration).contains("listener " + port).contains(etc + "/shuyi.acl");
    return Mosquitto.start(folder.resolve("broker"), port, configuration);
  }

  /** Where Debian has it on this machine. */
  private static Path library() {
    return Path.of(
        "/usr/lib/"
            + (System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64")
            + "-linux-gnu");
  }

  public static URI uri(Mosquitto broker) {
    return URI.create("ssl://localhost:" + broker.port());
  }

  private static String shipped(String name) throws IOException {
    try (InputStream in = EmbeddedBroker.class.getResourceAsStream("mosquitto/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
