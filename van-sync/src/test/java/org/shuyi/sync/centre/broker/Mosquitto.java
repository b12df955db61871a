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

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where there is none the test is left out; not where {@code CI=true}. */
  public static Mosquitto start(Path directory) throws IOException {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(program).as("CI installs Debian's mosquitto").isPresent();
    }
    assumeThat(program).as("mosquitto is not installed").isPresent();
    int port = freePort();
    Path configuration = Files.createDirectories(directory).resolve("mosquitto.conf");
    Files.writeString(
        configuration, "listener %d 127.0.0.1%nallow_anonymous true%n".formatted(port));
    Process process =
        new ProcessBuilder(program.orElseThrow().toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(10)).until(() -> answers(port));
    return new Mosquitto(process, port);
  }

  private static int freePort() throws IOException {
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

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
  }
}
