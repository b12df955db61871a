package org.shuyi.sync.bench;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreSettings;
import org.shuyi.sync.centre.TestCatalogue;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.wire.Topics;

/**
 * A van comes home with a hundred thousand acts: until the centre has them all on disk. Against a
 * plain loop that publishes each act with QoS 1 through the same Mosquitto to a subscriber that
 * puts each on disk; what that subscriber never gets is not held against the loop's rate.
 */
final class ReplayBenchmark implements Benchmark {
  private static final int ACTS = Integer.getInteger("bench.replay.acts", 100_000);
  private static final InstantSource CLOCK = InstantSource.system();

  @Override
  public List<Figure> run(Path directory) throws Exception {
    try (Mosquitto broker = Mosquitto.start(directory.resolve("broker"))) {
      double ours = ours(directory, broker.uri());
      Plain plain = plain(directory, broker.uri());
      return List.of(
          Figure.of("replay of " + ACTS + " acts, station to centre", ours, "acts/s"),
          Figure.of("replay, plain loop of QoS 1 publishes", plain.rate(), "acts/s"),
          Figure.of("replay, acts the plain loop lost", plain.lost(), "acts"),
          Figure.atMost(0, "replay, acts lost", 0, "acts"),
          Figure.atLeast(10, "replay, station / plain loop", ours / plain.rate(), ""));
    }
  }

  private static double ours(Path directory, URI broker) throws Exception {
    try (StationAgent station = station(directory, broker)) {
      for (int i = 0; i < ACTS; i++) {
        station.record(Acts.loan(i));
      }
      try (Centre centre = centre(directory, broker)) {
        long started = System.nanoTime();
        station.start();
        await()
            .pollInterval(Duration.ofMillis(20))
            .atMost(Duration.ofMinutes(5))
            .until(() -> station.status().counts().accepted() == ACTS);
        double rate = Ratios.perSecond(ACTS, started);
        if (centre.status().counts().accepted() != ACTS) {
          throw new AssertionError("the centre has " + centre.status());
        }
        return rate;
      }
    }
  }

  private static StationAgent station(Path directory, URI broker) throws Exception {
    return StationAgent.open(
        new StationSettings(
            "bench",
            new StationId("van-1"),
            broker,
            TestKeys.STATION,
            directory.resolve("station"),
            Duration.ofDays(90),
            "bench",
            SyncSettings.standard()),
        CLOCK,
        System::nanoTime,
        new SecureRandom(),
        new PahoConnector());
  }

  /**
   * With a settle window so long that nothing is applied while this measures the way to the inbox.
   */
  private static Centre centre(Path directory, URI broker) throws Exception {
    CentreSettings.Pace usual = CentreSettings.Pace.usual();
    CentreSettings.Pace pace =
        new CentreSettings.Pace(
            usual.workers(),
            usual.questions(),
            usual.answerWithin(),
            Duration.ofHours(1),
            usual.lateAfter(),
            usual.firstRetry(),
            usual.slowestRetry(),
            usual.referenceEvery());
    return Centre.start(
        new CentreSettings(
            new Topics("bench"),
            broker,
            new StoreAddress.Sqlite(directory.resolve("centre.db")),
            TestKeys.CENTRE,
            directory.resolve("reference"),
            ZoneOffset.UTC,
            pace),
        new NoLibrarySystem(),
        new TestCatalogue(),
        new PahoConnector(),
        CLOCK);
  }

  /**
   * How the plain loop went.
   *
   * @param rate publishes acknowledged by the broker in a second, whether they arrived or not
   */
  private record Plain(double rate, long lost) {}

  private static Plain plain(Path directory, URI broker) throws Exception {
    byte[] payload = new byte[96];
    try (Keeper keeper = new Keeper(directory.resolve("plain.db"))) {
      MqttClient subscriber = client(broker, "plain-centre");
      subscriber.subscribe(
          new MqttSubscription[] {new MqttSubscription("plain/acts", 1)},
          new org.eclipse.paho.mqttv5.client.IMqttMessageListener[] {
            (topic, message) -> keeper.keep(message.getPayload())
          });
      MqttClient publisher = client(broker, "plain-station");
      long started = System.nanoTime();
      for (int i = 0; i < ACTS; i++) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(1);
        publish(publisher, message);
      }
      double rate = Ratios.perSecond(ACTS, started);
      keeper.awaitQuiet();
      publisher.disconnect();
      subscriber.disconnect();
      return new Plain(rate, ACTS - keeper.kept());
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

  /** Puts each message on disk before it returns, as who acknowledges has to. */
  private static final class Keeper implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final AtomicLong kept = new AtomicLong();
    private volatile long lastNanos = System.nanoTime();

    Keeper(Path file) throws SQLException {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("CREATE TABLE act (n INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT");
      }
      connection.setAutoCommit(false);
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

    void awaitQuiet() {
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> System.nanoTime() - lastNanos > Duration.ofSeconds(3).toNanos());
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
