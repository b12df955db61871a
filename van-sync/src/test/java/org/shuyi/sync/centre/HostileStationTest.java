package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.broker.ShippedMosquitto;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Question;
import org.shuyi.sync.wire.QuestionCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;

/**
 * A station with a good certificate that does not behave, beside one that does, at a Mosquitto with
 * the rules that are shipped and a real centre.
 */
final class HostileStationTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Topics TOPICS = new Topics("demo");

  /** A batch has at most 64 KiB; there is room for one and a half of the hostile ones. */
  private static final Quota SMALL = new Quota(60, 64 * 1024, 3, 50);

  private static final int OF_ONE_BATCH = 40;

  /** Of the quota, with indexes, pages and a write-ahead log; the flood brings more. */
  private static final long MOST_ON_DISK = 8L * 1024 * 1024;

  private final List<String> books =
      DemoLibrary.load().books().stream().limit(OF_ONE_BATCH).map(DemoBook::barcode).toList();
  private final TestStation good = journal("kiosk-1", 1);

  @TempDir private Path folder;

  private TestStation journal(String name, long epoch) {
    TestStation made = new TestStation(name, epoch);
    Instant now = CLOCK.instant();
    for (int i = 0; i < OF_ONE_BATCH; i++) {
      made.giveBack(books.get(i), now.minusSeconds(OF_ONE_BATCH - i));
    }
    return made;
  }

  @Test
  void hurtsNobodyButItself() throws Exception {
    TestAuthority library = TestAuthority.make(folder, "library");
    try (Mosquitto broker = ShippedMosquitto.start(folder, library.broker("localhost"));
        DemoIls ils = DemoIls.start(0, CLOCK, null, Personality.STRICT);
        Sip2LibrarySystem sip2 = sip2(ils);
        Centre centre = centre(broker, connector(library, TOPICS.centre()), ils, sip2);
        ScriptedStation honest = station(broker, library, good);
        ScriptedStation hostile = station(broker, library, new TestStation("kiosk-2", 1));
        Flood flood = new Flood(hostile)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> hostile.held().isPresent());
      bring(honest, () -> honest.acceptedThrough() == OF_ONE_BATCH);
      flood.close();
      bring(honest, () -> honest.outcomes().size() == OF_ONE_BATCH);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  honest.ask(new Question.OfItem(new ItemId(books.getFirst())))
                      instanceof Answer.OfItem);

      assertThat(honest.held()).isEmpty();
      assertThat(hostile.held()).contains(Held.ACTS_PER_DAY);
      assertThat(centre.status().counts().accepted())
          .isEqualTo(OF_ONE_BATCH + (SMALL.actsPerDay() / OF_ONE_BATCH) * OF_ONE_BATCH);
      assertThat(onDisk()).isLessThan(MOST_ON_DISK);
    }
  }

  /** On a timer, as a station does. */
  private static void bring(ScriptedStation station, Callable<Boolean> until) {
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              station.sendWhatIsMissing();
              return until.call();
            });
  }

  private static MqttConnector connector(TestAuthority library, String name) throws IOException {
    return new PahoConnector(library.client(name), () -> new KnownTime.Exact(CLOCK.instant()));
  }

  private static ScriptedStation station(
      Mosquitto broker, TestAuthority library, TestStation journal) throws Exception {
    return new ScriptedStation(
        ShippedMosquitto.uri(broker), TOPICS, journal, connector(library, journal.id().value()));
  }

  private static Sip2LibrarySystem sip2(DemoIls ils) {
    return new Sip2LibrarySystem(
        Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ils.zone())
            .within(Duration.ofSeconds(2), Duration.ofSeconds(2)),
        DemoIls.PASSWORD,
        CLOCK);
  }

  private Centre centre(
      Mosquitto broker, MqttConnector connector, DemoIls ils, Sip2LibrarySystem sip2)
      throws Exception {
    Centre centre =
        Centre.start(
            new CentreSettings(
                TOPICS,
                ShippedMosquitto.uri(broker),
                new StoreAddress.Sqlite(folder.resolve("centre.db")),
                TestKeys.CENTRE,
                folder.resolve("reference"),
                ils.zone(),
                CentreSettings.Pace.usual(),
                SMALL,
                CentreSettings.People.none()),
            sip2,
            new TestCatalogue(),
            connector,
            CLOCK);
    await().until(() -> centre.status().connected());
    return centre;
  }

  private long onDisk() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("centre.db"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  /** All that it can think of, over and over. */
  private final class Flood implements AutoCloseable {
    private static final int JUNK = 10_000;

    /** Of five messages each: all wait in the broker's one queue for the centre, others behind. */
    private static final int ROUNDS = 100;

    private final ScriptedStation station;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final byte[] forged = BatchCodec.encode(journal("kiosk-1", 7).all());
    private final Thread thread;

    Flood(ScriptedStation station) {
      this.station = station;
      this.thread = Thread.ofVirtual().name("flood").start(this::run);
    }

    private void run() {
      try {
        for (long epoch = 1; epoch <= ROUNDS; epoch++) {
          once(epoch);
        }
      } catch (Exception e) {
        failure.set(e);
      }
    }

    private void once(long epoch) throws Exception {
      TestStation own = journal("kiosk-2", epoch);
      station.send(MqttMessage.of(TOPICS.of(good.id(), Channel.ACTS), forged));
      station.send(MqttMessage.of(TOPICS.of(own.id(), Channel.ACTS), forged));
      station.send(MqttMessage.of(TOPICS.of(own.id(), Channel.ACTS), new byte[JUNK]));
      station.send(own.all());
      station.send(
          MqttMessage.correlated(
              TOPICS.of(own.id(), Channel.ASK),
              QuestionCodec.encode(new Question.OfItem(new ItemId(books.getFirst()))),
              new byte[] {9}));
    }

    /** A second time does nothing. */
    @Override
    public void close() throws Exception {
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
      Exception failed = failure.get();
      if (failed != null) {
        throw failed;
      }
    }
  }
}
