package org.shuyi.sync.mqtt;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real HiveMQ CE in this process, on 127.0.0.1 only; one for all tests that do not stop it. */
public final class TestBroker {
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
        TestBroker broker = start(Path.of("target", "test-broker").toAbsolutePath());
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

  private static TestBroker start(Path directory) throws IOException {
    int port = freePort();
    Path config = Files.createDirectories(directory.resolve("conf"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Path extensions = Files.createDirectories(directory.resolve("extensions"));
    Files.writeString(
        config.resolve("config.xml"),
        """
        <hivemq>
          <listeners>
            <tcp-listener>
              <port>%d</port>
              <bind-address>127.0.0.1</bind-address>
            </tcp-listener>
          </listeners>
          <persistence><mode>in-memory</mode></persistence>
          <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
        </hivemq>
        """
            .formatted(port));
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
}
