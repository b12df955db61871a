package org.shuyi.sync.centre.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Debian's Mosquitto as a process of its own, on the loopback address, for one test. */
public final class Mosquitto implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/local/sbin/mosquitto"));

  private final Process process;
  private final int port;
  private final Path log;

  private Mosquitto(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Where there is none the test is left out; not where {@code CI=true}. */
  public static Mosquitto start(Path directory) throws IOException {
    return start(directory, "allow_anonymous true");
  }

  /**
   * With settings of its own.
   *
   * @param settings lines of {@code mosquitto.conf(5)} that follow the listener's
   */
  public static Mosquitto start(Path directory, String... settings) throws IOException {
    int port = freePort();
    return start(
        directory,
        port,
        "listener %d 127.0.0.1%n%s%n".formatted(port, String.join("\n", settings)));
  }

  /** With a whole file, which has it listen on this port. */
  public static Mosquitto start(Path directory, int port, String file) throws IOException {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(program).as("CI installs Debian's mosquitto").isPresent();
    }
    assumeThat(program).as("mosquitto is not installed").isPresent();
    Path configuration = Files.createDirectories(directory).resolve("mosquitto.conf");
    // Started by root it would become another user, who can't read a test's keys.
    Files.writeString(configuration, file + "user " + System.getProperty("user.name") + "\n");
    Path log = directory.resolve("mosquitto.log");
    Process process =
        new ProcessBuilder(program.orElseThrow().toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Mosquitto broker = new Mosquitto(process, port, log);
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || answers(port));
    assertThat(process.isAlive()).as(broker::logOrWhyNot).isTrue();
    return broker;
  }

  /** Free now. */
  public static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  public int port() {
    return port;
  }

  /** What it wrote; every connection and refusal is in it. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  private String logOrWhyNot() {
    try {
      return log();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
  }
}
