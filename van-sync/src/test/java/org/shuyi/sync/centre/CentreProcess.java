package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Topics;

/** A centre in a process of its own, which a test can kill or stop as a machine does. */
public final class CentreProcess implements AutoCloseable {
  public static final Topics TOPICS = new Topics("demo");

  /** As usual, and quick to try again. */
  private static final CentreSettings.Pace PACE =
      new CentreSettings.Pace(
          4,
          8,
          Duration.ofMillis(1500),
          Duration.ZERO,
          Duration.ofMinutes(15),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofHours(1));

  /** Koha as shipped lets one terminal in: who has nothing to say leaves it to others. */
  private static final Sip2Settings.Terminals TERMINALS =
      new Sip2Settings.Terminals(
          1,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofMillis(50),
          Duration.ofMillis(100));

  private final Process process;

  private CentreProcess(Process process) {
    this.process = process;
  }

  static CentreProcess start(URI broker, StoreAddress store, DemoIls ils, Path reference)
      throws Exception {
    Process process =
        new ProcessBuilder(command(broker, store, ils, reference))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new CentreProcess(process);
  }

  /**
   * A centre that says "ready" once it is at the broker, and ends when its standard input does.
   *
   * @param reference folder of reference data
   * @param options of the JVM
   */
  public static List<String> command(
      URI broker, StoreAddress store, DemoIls ils, Path reference, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CentreProcess.class.getName());
    command.addAll(List.of(broker.toString(), Integer.toString(ils.port()), ils.zone().getId()));
    command.add(reference.toString());
    command.addAll(words(store));
    return command;
  }

  private static List<String> words(StoreAddress store) {
    return switch (store) {
      case StoreAddress.Sqlite(Path file) -> List.of(file.toString());
      case StoreAddress.Postgres server ->
          List.of(server.url(), server.user(), server.password(), server.lease().toString());
    };
  }

  private static StoreAddress store(List<String> words) {
    return words.size() == 1
        ? new StoreAddress.Sqlite(Path.of(words.getFirst()))
        : new StoreAddress.Postgres(
            words.get(0), words.get(1), words.get(2), Duration.parse(words.get(3)));
  }

  CentreProcess ready() throws Exception {
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    // What it says else must not fill the pipe, at which it would stand still. Not on a virtual
    // thread: while it reads a pipe, others can't use its carrier.
    Thread.ofPlatform()
        .daemon()
        .start(() -> process.inputReader().lines().forEach(line -> System.err.println(line)));
    return this;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of(given.get(2));
    StoreAddress store = store(given.subList(4, given.size()));
    Sip2Settings sip2 =
        Sip2Settings.of("127.0.0.1", Integer.parseInt(given.get(1)), DemoIls.USER, "SHUYI", zone)
            .as(TERMINALS)
            .within(Duration.ofSeconds(2), Duration.ofSeconds(2));
    try (Sip2LibrarySystem ils = new Sip2LibrarySystem(sip2, DemoIls.PASSWORD, clock);
        Centre centre =
            Centre.start(
                new CentreSettings(
                    TOPICS,
                    URI.create(given.get(0)),
                    store,
                    TestKeys.CENTRE,
                    Path.of(given.get(3)),
                    zone,
                    PACE),
                ils,
                new TestCatalogue(),
                new PahoConnector(),
                clock)) {
      while (!centre.status().connected()) {
        Thread.sleep(20);
      }
      System.out.println("ready");
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  /** As a power cut does it. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stands still, as a machine that swaps or a virtual one that is moved. */
  void stop() throws Exception {
    signal("STOP");
  }

  void goOn() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Lets it end by itself. */
  @Override
  public void close() throws Exception {
    process.outputWriter().close();
    if (!process.waitFor(Duration.ofSeconds(10))) {
      kill();
    }
  }

  /**
   * @param directory each has one of its own in it
   */
  static List<CentreProcess> start(
      int count, URI broker, StoreAddress.Postgres store, DemoIls ils, Path directory)
      throws Exception {
    List<CentreProcess> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(start(broker, store, ils, directory.resolve("reference-" + i)));
    }
    for (CentreProcess each : all) {
      each.ready();
    }
    return all;
  }
}
