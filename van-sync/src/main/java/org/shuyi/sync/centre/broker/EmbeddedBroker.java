package org.shuyi.sync.centre.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.shuyi.sync.centre.Bans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HiveMQ Community Edition in this process, on 127.0.0.1 only. Nothing in it is precious: acts wait
 * on the stations until the centre has them, so it keeps its sessions in memory.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private static final String HOST = "127.0.0.1";

  /** Measured at 2 s; a small machine under load may need much more. */
  private static final Duration START = Duration.ofSeconds(60);

  private static final Duration STOP = Duration.ofSeconds(15);

  private final EmbeddedHiveMQ hivemq;
  private final LocalAccess access;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(EmbeddedHiveMQ hivemq, LocalAccess access, int port) {
    this.hivemq = hivemq;
    this.access = access;
    this.port = port;
  }

  /**
   * Starts a broker and waits until it takes connections.
   *
   * @param port 0 for any that is free
   * @param directory its own, made if it is not there
   * @throws IOException the port is taken, or the broker did not start
   */
  public static EmbeddedBroker start(int port, Path directory)
      throws IOException, InterruptedException {
    int chosen = free(port);
    Path configuration = Files.createDirectories(directory.resolve("conf"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Path extensions = Files.createDirectories(directory.resolve("extensions"));
    Files.writeString(configuration.resolve("config.xml"), Configuration.xml(HOST, chosen));
    LocalAccess access = new LocalAccess();
    EmbeddedBroker broker =
        new EmbeddedBroker(
            EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(data)
                .withExtensionsFolder(extensions)
                .withEmbeddedExtension(extension(access))
                .withoutLoggingBootstrap()
                .build(),
            access,
            chosen);
    broker.open();
    return broker;
  }

  private static EmbeddedExtension extension(LocalAccess access) {
    return EmbeddedExtension.builder()
        .withId("shuyi-access")
        .withName("Who may connect")
        .withVersion("1")
        .withExtensionMain(access)
        .build();
  }

  /** HiveMQ can't say which port it chose for 0, so it is chosen here. */
  private static int free(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new IOException("port " + port + " for the broker: " + e.getMessage(), e);
    }
  }

  private void open() throws IOException, InterruptedException {
    boolean done = false;
    try {
      hivemq.start().get(START.toMillis(), TimeUnit.MILLISECONDS);
      // A listener that could not bind does not fail the start.
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      done = true;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the broker did not start on port " + port, e);
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** Where it listens, {@code tcp://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("tcp://" + HOST + ":" + port);
  }

  /** Keeps stations out of it. */
  public Bans bans() {
    return access;
  }

  /** Stops it; every connection ends. A second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      hivemq.stop().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
      hivemq.close();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The broker on port {} did not stop in an orderly way", port, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
