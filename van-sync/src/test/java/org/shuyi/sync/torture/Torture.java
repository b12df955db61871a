package org.shuyi.sync.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.shuyi.sync.centre.CentreProcess;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.torture.Patrons.Wish;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * A station, a broker and a centre as processes of their own, each killed again and again at random
 * moments while patrons lend and give back; and their disks run full, where a RAM disk of their own
 * may be mounted. The library system is in this process and lives through it all.
 */
final class Torture implements AutoCloseable {
  private static final int BOOKS = 60;
  private static final int CARDS = 20;

  /** What has not come so far by then is ended all the same. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  private static final int START_MILLIS = 600;
  private static final int LIFE_MILLIS = 700;
  private static final int WORK_MILLIS = 100;
  private static final int POLL_MILLIS = 20;
  private static final int FULL_MILLIS = 250;
  private static final int PATRON_MILLIS = 50;

  private final Path directory;
  private final int kills;
  private final long seed;
  private final DemoIls ils;
  private final Patrons patrons;
  private final List<SmallDisk> disks = new ArrayList<>();
  private final Path stationDirectory;
  private final Path centreDirectory;
  private final int port = Mosquitto.freePort();
  private final Victim station;
  private final Victim centre;
  private Mosquitto broker;

  Torture(Path directory, int kills, long seed, Personality personality) throws Exception {
    this.directory = directory;
    this.kills = kills;
    this.seed = seed;
    this.patrons = new Patrons(new Random(seed), books(), cards());
    this.stationDirectory = directory.resolve("station");
    this.centreDirectory = directory.resolve("centre");
    SmallDisk.at(stationDirectory, "32m").ifPresent(disks::add);
    SmallDisk.at(Files.createDirectories(centreDirectory), "128m").ifPresent(disks::add);
    this.broker = startBroker();
    this.ils = DemoIls.start(0, InstantSource.system(), null, personality);
    List<String> options =
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.sqlite.lib.path=" + sqliteLibrary());
    this.station =
        new Victim(
            stationCommand(options),
            List.of("did", "not", "counts"),
            directory.resolve("station.log"));
    this.centre =
        new Victim(
            CentreProcess.command(
                uri(),
                new StoreAddress.Sqlite(database()),
                ils,
                centreDirectory.resolve("reference"),
                options.toArray(String[]::new)),
            List.of(),
            directory.resolve("centre.log"));
  }

  private static List<String> books() {
    return DemoLibrary.load().books().stream()
        .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
        .limit(BOOKS)
        .map(DemoBook::barcode)
        .toList();
  }

  private static List<String> cards() {
    LocalDate today = LocalDate.now();
    return DemoLibrary.load().patrons().stream()
        .filter(patron -> !patron.blocked() && patron.expires().isAfter(today))
        .filter(patron -> patron.loanLimit() >= BOOKS / CARDS)
        .limit(CARDS)
        .map(DemoPatron::card)
        .toList();
  }

  private List<String> stationCommand(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StationProcess.class.getName());
    command.addAll(List.of(uri().toString(), stationDirectory.toString()));
    return command;
  }

  /** Unpacked once: a process that is killed leaves the copy that it unpacked. */
  private Path sqliteLibrary() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("sqlite"));
    String name = System.mapLibraryName("sqlitejdbc");
    String resource =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    try (var in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      Files.copy(in, folder.resolve(name));
    }
    return folder;
  }

  private URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  Path database() {
    return centreDirectory.resolve("centre.db");
  }

  Path journal() {
    return stationDirectory.resolve("journal.sqlite");
  }

  /** It keeps its queues, as far as it had time to write them. */
  private Mosquitto startBroker() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("broker"));
    return Mosquitto.start(
        folder,
        port,
        "listener %d 127.0.0.1%nallow_anonymous true%npersistence true%n".formatted(port)
            + "persistence_location %s/%nautosave_interval 1%n".formatted(folder));
  }

  boolean fillsDisks() {
    return disks.size() == 2;
  }

  List<Patrons.Seen> seen() {
    return patrons.seen();
  }

  DemoIls ils() {
    return ils;
  }

  /**
   * Kills each as often as was asked for, while patrons come and go; then waits until all rests.
   */
  void run(Duration toSettle) throws Exception {
    try (ExecutorService tormentors = Executors.newCachedThreadPool()) {
      List<Future<Void>> torments =
          new ArrayList<>(
              List.of(
                  tormentors.submit(torment(1, () -> kill(station), station::isReady)),
                  tormentors.submit(torment(2, () -> kill(centre), centre::isReady)),
                  tormentors.submit(torment(3, this::killBroker, this::isUp))));
      for (SmallDisk disk : disks) {
        torments.add(tormentors.submit(torment(4 + disks.indexOf(disk), fill(disk), this::isUp)));
      }
      while (!torments.stream().allMatch(Future::isDone) || !patrons.isContent()) {
        visit();
      }
      for (Future<Void> torment : torments) {
        done(torment);
      }
    }
    settle(toSettle);
    station.end();
    centre.end();
  }

  private static void done(Future<Void> torment) throws InterruptedException {
    try {
      torment.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a tormentor gave up", e.getCause());
    }
  }

  private Callable<Void> torment(int number, Callable<Void> blow, BooleanSupplier ready) {
    Random random = new Random(seed * 31 + number);
    return () -> {
      for (int i = 0; i < kills; i++) {
        awaitMoment(random, ready);
        blow.call();
      }
      return null;
    };
  }

  /** On the way up, soon after, or at work: each third of the blows. */
  private void awaitMoment(Random random, BooleanSupplier ready) throws InterruptedException {
    switch (random.nextInt(3)) {
      case 0 -> Thread.sleep(random.nextInt(START_MILLIS));
      case 1 -> {
        awaitAtMost(ready);
        Thread.sleep(random.nextInt(LIFE_MILLIS));
      }
      default -> {
        int done = ils.history().size();
        awaitAtMost(() -> ils.history().size() > done);
        Thread.sleep(random.nextInt(WORK_MILLIS));
      }
    }
  }

  private boolean isUp() {
    return station.isReady() && centre.isReady();
  }

  private static void awaitAtMost(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static Void kill(Victim victim) throws IOException, InterruptedException {
    victim.kill();
    return null;
  }

  private Void killBroker() throws IOException {
    broker.close();
    broker = startBroker();
    return null;
  }

  private static Callable<Void> fill(SmallDisk disk) {
    return () -> {
      disk.fill();
      Thread.sleep(FULL_MILLIS);
      disk.free();
      return null;
    };
  }

  private void visit() throws InterruptedException {
    Wish wish = patrons.next();
    Optional<String> answer = station.ask(wish.line());
    if (answer.isEmpty()) {
      patrons.unanswered(wish);
      Thread.sleep(PATRON_MILLIS);
    } else if (answer.get().startsWith("did ")) {
      patrons.promised(wish, answer.get().substring("did ".length()));
    } else {
      patrons.refused(wish);
    }
    Thread.sleep(ThreadLocalRandom.current().nextInt(PATRON_MILLIS));
  }

  private void settle(Duration atMost) {
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> {
              String[] counts = station.ask("counts").orElseThrow().split(" ");
              assertThat(counts[2]).as("settled of " + counts[1]).isEqualTo(counts[1]);
            });
  }

  @Override
  public void close() throws Exception {
    station.end();
    centre.end();
    broker.close();
    ils.close();
    for (SmallDisk disk : disks) {
      disk.close();
    }
  }
}
