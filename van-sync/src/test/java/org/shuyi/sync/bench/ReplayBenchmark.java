package org.shuyi.sync.bench;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;

/**
 * A van comes home with a hundred thousand acts. What counts is how many of them get to the
 * centre's disk in a second, and that none is missing. Held against a plain loop over a queue on
 * disk, as the station's is: it publishes the next act with QoS 1 through the same Mosquitto, waits
 * for its PUBACK, marks it as sent and takes the next; to a subscriber that puts each on its disk.
 * That takes its time, so that Mosquitto drops what does not fit into its queue of 1000. The rate
 * of the same loop without a queue, which sends everything again after each start, is in the table
 * as well, and that of its PUBACKs, which say how fast acts leave and not how many arrive.
 */
final class ReplayBenchmark implements Benchmark {
  private static final int ACTS = Integer.getInteger("bench.replay.acts", 100_000);
  private static final int WARM_UP = Math.min(ACTS, 60_000);
  private static final Path RAM_DISK = Path.of("/dev/shm");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Override
  public List<Figure> run(Path directory) throws Exception {
    try (Mosquitto broker =
        Mosquitto.start(
            directory.resolve("broker"), "allow_anonymous true", "set_tcp_nodelay true")) {
      warmUp(directory.resolve("warm-up"), broker.uri());
      fill(directory, ACTS);
      Way ours = ours(directory, broker.uri(), ACTS);
      Plain queued;
      try (Queue queue = new Queue(directory.resolve("queue.db"), ACTS)) {
        queued = plain(directory.resolve("queued.db"), broker.uri(), queue);
      }
      Plain bare = plain(directory.resolve("bare.db"), broker.uri(), bare(ACTS));
      double rate = ours.perSecond();
      return List.of(
          Figure.of("replay of " + ACTS + " acts, station to centre's disk", rate, "acts/s"),
          Figure.of("replay, until all are in their lanes", ours.unpackedPerSecond(), "acts/s"),
          Figure.atMost(0, "replay, acts lost", ACTS - ours.arrived(), "acts"),
          Figure.of("replay, plain loop over a queue on disk, to disk", queued.kept(), "acts/s"),
          Figure.of("replay, plain loop over a queue on disk, acts lost", queued.lost(), "acts"),
          Figure.atLeast(10, "replay, to disk: station / that loop", rate / queued.kept(), ""),
          Figure.of("replay, plain loop without a queue, to disk", bare.kept(), "acts/s"),
          Figure.of("replay, plain loop without a queue, PUBACKs", bare.acknowledged(), "acts/s"),
          Figure.of("replay, plain loop without a queue, acts lost", bare.lost(), "acts"),
          Figure.of("replay, station to disk / those PUBACKs", rate / bare.acknowledged(), ""));
    }
  }

  /** For the JIT compiler: a centre runs for months. */
  private static void warmUp(Path directory, URI broker) throws Exception {
    fill(Files.createDirectories(directory), WARM_UP);
    ours(directory, broker, WARM_UP);
    plain(directory.resolve("plain.db"), broker, bare(WARM_UP / 10));
  }

  /** On a RAM disk if there is one: each act is flushed, and here that measures nothing. */
  private static void fill(Path directory, int acts) throws Exception {
    Path quick =
        Files.createTempDirectory(Files.isWritable(RAM_DISK) ? RAM_DISK : directory, "shuyi-bench");
    try {
      try (StationAgent station = station(quick, URI.create("tcp://127.0.0.1:1"))) {
        for (int i = 0; i < acts; i++) {
          station.record(Acts.loan(i));
        }
      }
      Benchmarks.copy(quick, directory.resolve("station"));
    } finally {
      Benchmarks.delete(quick);
    }
  }

  /**
   * How it went.
   *
   * @param arrived acts that the centre has unpacked, in the end
   * @param perSecond acts durably accepted
   * @param unpackedPerSecond acts in their lanes, from the first publish on
   */
  private record Way(long arrived, double perSecond, double unpackedPerSecond) {}

  private static Way ours(Path directory, URI broker, int acts) throws Exception {
    try (StationAgent station = station(directory.resolve("station"), broker);
        Centre centre = IntakeOnly.start(broker, directory.resolve("centre.db"))) {
      await().until(() -> centre.status().connected());
      long started = System.nanoTime();
      station.start();
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(LONGEST)
          .until(() -> station.status().counts().accepted() == acts);
      double rate = Ratios.perSecond(acts, started);
      await().atMost(LONGEST).until(() -> centre.status().counts().accepted() == acts);
      return new Way(centre.status().counts().accepted(), rate, Ratios.perSecond(acts, started));
    }
  }

  private static StationAgent station(Path directory, URI broker) throws Exception {
    return StationAgent.open(
        new StationSettings(
            IntakeOnly.TOPICS.library(),
            new StationId("van-1"),
            broker,
            TestKeys.STATION,
            directory,
            Duration.ofDays(90),
            "bench",
            SyncSettings.standard()),
        InstantSource.system(),
        System::nanoTime,
        new SecureRandom(),
        new PahoConnector());
  }

  /**
   * How the plain loop went.
   *
   * @param kept acts put on disk in a second, from the first publish until nothing more came
   * @param acknowledged publishes acknowledged by the broker in a second
   */
  private record Plain(double kept, double acknowledged, long lost) {}

  /** Where the loop takes acts from. */
  private interface Source {
    int acts();

    void sent(int act) throws SQLException;
  }

  private static Source bare(int acts) {
    return new Source() {
      @Override
      public int acts() {
        return acts;
      }

      @Override
      public void sent(int act) {
        // It would not know after a start.
      }
    };
  }

  private static Plain plain(Path file, URI broker, Source source) throws Exception {
    byte[] payload = new byte[96];
    try (Keeper keeper = new Keeper(file)) {
      MqttClient subscriber = client(broker, "plain-centre");
      subscriber.subscribe(
          new MqttSubscription[] {new MqttSubscription("plain/acts", 1)},
          new IMqttMessageListener[] {(topic, message) -> keeper.keep(message.getPayload())});
      MqttClient publisher = client(broker, "plain-station");
      long started = System.nanoTime();
      for (int i = 1; i <= source.acts(); i++) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        publish(publisher, message);
        source.sent(i);
      }
      double acknowledged = Ratios.perSecond(source.acts(), started);
      keeper.awaitQuiet();
      publisher.disconnect();
      subscriber.disconnect();
      return new Plain(keeper.perSecond(started), acknowledged, source.acts() - keeper.kept());
    }
  }

  /** Paho tells of an acknowledgement before it has counted it (Paho issue 551). */
  private static void publish(MqttClient publisher, MqttMessage message) throws MqttException {
    while (true) {
      try {
        publisher.publish("plain/acts", message);
        return;
      } catch (MqttException e) {
        if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private static MqttClient client(URI broker, String id) throws Exception {
    MqttClient client = new MqttClient(broker.toString(), id, new MemoryPersistence());
    client.connect();
    return client;
  }

  private static Connection table(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute(
          "CREATE TABLE act (n INTEGER PRIMARY KEY, payload BLOB NOT NULL, sent INTEGER) STRICT");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** Acts that wait on disk, and which of them are sent. */
  private static final class Queue implements Source, AutoCloseable {
    private final int acts;
    private final Connection connection;
    private final PreparedStatement update;

    Queue(Path file, int acts) throws SQLException {
      this.acts = acts;
      connection = table(file);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO act (payload) VALUES (?)")) {
        for (int i = 0; i < acts; i++) {
          insert.setBytes(1, new byte[96]);
          insert.executeUpdate();
        }
      }
      connection.commit();
      update = connection.prepareStatement("UPDATE act SET sent = 1 WHERE n = ?");
    }

    @Override
    public int acts() {
      return acts;
    }

    @Override
    public void sent(int act) throws SQLException {
      update.setInt(1, act);
      update.executeUpdate();
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** Puts each message on disk before it returns, as who acknowledges has to. */
  private static final class Keeper implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final AtomicLong kept = new AtomicLong();
    private volatile long lastNanos = System.nanoTime();

    Keeper(Path file) throws SQLException {
      connection = table(file);
      insert = connection.prepareStatement("INSERT INTO act (payload) VALUES (?)");
    }

    void keep(byte[] payload) throws SQLException {
      insert.setBytes(1, payload);
      insert.executeUpdate();
      connection.commit();
      kept.incrementAndGet();
      lastNanos = System.nanoTime();
    }

    long kept() {
      return kept.get();
    }

    double perSecond(long startedNanos) {
      return kept() * 1e9 / (lastNanos - startedNanos);
    }

    void awaitQuiet() {
      await()
          .atMost(LONGEST)
          .until(() -> System.nanoTime() - lastNanos > Duration.ofSeconds(3).toNanos());
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
