package org.shuyi.sync.mqtt;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.mqtt.tls.TlsIdentity;

/** A real HiveMQ CE in this process, on 127.0.0.1 only; one for all tests that do not stop it. */
public final class TestBroker implements AutoCloseable {
  private static final String PLAIN =
      """
      <tcp-listener>
        <port>%d</port>
        <bind-address>127.0.0.1</bind-address>
      </tcp-listener>
      """;

  private static final String ENCRYPTED =
      """
      <tls-tcp-listener>
        <port>%d</port>
        <bind-address>127.0.0.1</bind-address>
        <tls>
          <keystore>
            <path>{key}</path>
            <password>{password}</password>
            <private-key-password>{password}</private-key-password>
          </keystore>
          <truststore>
            <path>{trust}</path>
            <password>{password}</password>
          </truststore>
          <client-authentication-mode>REQUIRED</client-authentication-mode>
        </tls>
      </tls-tcp-listener>
      """;

  private final EmbeddedHiveMQ hive;
  private final int port;

  private TestBroker(EmbeddedHiveMQ hive, int port) {
    this.hive = hive;
    this.port = port;
  }

  /** Started once: that takes seconds. */
  private static final class Shared {
    static final TestBroker BROKER = startOnce();

    private static TestBroker startOnce() {
      try {
        TestBroker broker =
            start(Path.of("target", "test-broker").toAbsolutePath(), freePort(), PLAIN);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> broker.hive.stop().join()));
        return broker;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static TestBroker shared() {
    return Shared.BROKER;
  }

  /** With TLS for who has a certificate of the same authority; to be closed. */
  public static TestBroker startWithTls(Path directory, TlsFiles own) throws IOException {
    KnownTime anyTime = new KnownTime.AtLeast(Instant.EPOCH);
    TlsIdentity identity = TlsIdentity.load(own, anyTime);
    String listener =
        ENCRYPTED
            .replace("{key}", KeyStores.key(directory.resolve("key.p12"), identity))
            .replace("{trust}", KeyStores.trust(directory.resolve("trust.p12"), identity))
            .replace("{password}", KeyStores.PASSWORD);
    return start(directory, freePort(), listener);
  }

  private static TestBroker start(Path directory, int port, String listener) throws IOException {
    Path config = Files.createDirectories(directory.resolve("conf"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Path extensions = Files.createDirectories(directory.resolve("extensions"));
    Files.writeString(
        config.resolve("config.xml"),
        """
        <hivemq>
          <listeners>
        %s
          </listeners>
          <persistence><mode>in-memory</mode></persistence>
          <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>
        """
            .formatted(listener.formatted(port)));
    EmbeddedHiveMQ hive =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(config)
            .withDataFolder(data)
            .withExtensionsFolder(extensions)
            .build();
    hive.start().join();
    return new TestBroker(hive, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    hive.stop().join();
  }

  /** PEM as HiveMQ wants it. */
  private static final class KeyStores {
    static final String PASSWORD = "for-a-test";

    static String key(Path file, TlsIdentity identity) throws IOException {
      return write(
          file,
          store ->
              store.setKeyEntry(
                  "own",
                  identity.key(),
                  PASSWORD.toCharArray(),
                  identity.chain().toArray(Certificate[]::new)));
    }

    static String trust(Path file, TlsIdentity identity) throws IOException {
      return write(
          file, store -> store.setCertificateEntry("ca", identity.authorities().getFirst()));
    }

    /** Fills a store. */
    private interface Filling {
      void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static String write(Path file, Filling filling) throws IOException {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (OutputStream out = Files.newOutputStream(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        filling.fill(store);
        store.store(out, PASSWORD.toCharArray());
      } catch (GeneralSecurityException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
      return file.toAbsolutePath().toString();
    }
  }
}
