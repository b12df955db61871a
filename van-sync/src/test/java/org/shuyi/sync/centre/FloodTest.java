package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.DynamicSecurity;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.broker.ShippedMosquitto;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsSockets;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Question;
import org.shuyi.sync.wire.QuestionCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station with a good certificate that sends as fast as the broker takes it, beside one that goes
 * about its work. {@code -Dflood.seconds=60 -Dflood.attack=HUGE} goes on for longer, with one kind
 * alone.
 */
final class FloodTest {
  private static final Logger LOG = LoggerFactory.getLogger(FloodTest.class);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Topics TOPICS = new Topics("demo");
  private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("flood.seconds", 2));

  /** From the moment of an act until the centre has it on its disk, at any time. */
  private static final Duration ACT = Duration.ofSeconds(30);

  /** From the beginning of a flood until it reaches nobody, and what it left is dealt with. */
  private static final Duration HELD = Duration.ofSeconds(30);

  /** After that: a station then decides by itself. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** After which a station sends again what is not accepted. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** Ten a second are more than any kiosk asks. */
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  private static final int OF_EACH = 100;

  private final List<String> books =
      DemoLibrary.load().books().stream().limit(40).map(DemoBook::barcode).toList();
  private final Question question = new Question.OfItem(new ItemId(books.getFirst()));
  private final TestStation good = new TestStation("kiosk-1", 1);
  private final TestStation bad = new TestStation("kiosk-2", 1);

  @TempDir private Path folder;

  /** What it sends over and over. */
  private enum Attack {
    GARBAGE,
    REPLAY,
    QUESTIONS,
    HUGE,
    /** The only one that HiveMQ stops by itself: more of QoS 1 at once than it has room for. */
    UNCONFIRMED
  }

  @Test
  void atMosquittoNobodyElseWaits() throws Exception {
    TestAuthority library = TestAuthority.make(folder, "library");
    try (Mosquitto broker = ShippedMosquitto.start(folder, library.broker("localhost"))) {
      URI uri = ShippedMosquitto.uri(broker);
      TlsSockets sockets =
          TlsSockets.of(
              library.client(bad.id().value()),
              new KnownTime.Exact(CLOCK.instant()),
              RawClient.Wire::new,
              "localhost",
              broker.port());
      Flood flood =
          new Flood(
              () -> new RawClient(sockets.socket(), uri.getPort(), bad.id().value()),
              packets(List.of(Attack.values())));
      play(uri, name -> tls(library, name), DynamicSecurity::new, flood);
      assertThat(broker.log()).contains("createClient | username=kiosk-2");
    }
  }

  @Test
  void atTheBrokerInsideNobodyElseWaits() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"))) {
      int port = broker.uri().getPort();
      Flood flood =
          new Flood(
              () -> new RawClient(new RawClient.Wire(), port, bad.id().value()),
              packets(List.of(Attack.GARBAGE, Attack.REPLAY, Attack.QUESTIONS, Attack.HUGE)));
      play(broker.uri(), name -> new PahoConnector(), centre -> broker.bans(), flood);
    }
  }

  private interface Connectors {
    MqttConnector of(String name) throws IOException;
  }

  private static MqttConnector tls(TestAuthority library, String name) throws IOException {
    return new PahoConnector(library.client(name), () -> new KnownTime.Exact(CLOCK.instant()));
  }

  private void play(URI broker, Connectors connectors, Bans.Maker bans, Flood flooding)
      throws Exception {
    try (DemoIls ils = DemoIls.start(0, CLOCK, null, Personality.STRICT);
        Sip2LibrarySystem sip2 = sip2(ils);
        Centre centre = centre(broker, connectors.of(TOPICS.centre()), bans, ils, sip2);
        ScriptedStation station =
            new ScriptedStation(broker, TOPICS, good, connectors.of(good.id().value()));
        Flood flood = flooding) {
      long start = System.nanoTime();
      Duration first = act(station);
      Duration held = held(station, start);
      assertThat(held).isLessThan(HELD);
      LOG.info("The first act took {}; the flood: {}", first, flood);
      assertThat(centre.desks().bans().orElseThrow().list()).as("banned").containsExactly(bad.id());
      flood.close();
      assertThat(centre.desks().bans().orElseThrow().lift(bad.id(), new StaffId("desk-1")))
          .isTrue();
      try (ScriptedStation mended =
          new ScriptedStation(broker, TOPICS, bad, connectors.of(bad.id().value()))) {
        within(ACT).until(() -> isAccepted(mended, bad));
      }
      assertThat(station.acceptedThrough()).isEqualTo(good.written());
    }
  }

  /** After how long an honest station with much to do missed the last answer. */
  private Duration held(ScriptedStation station, long start) throws Exception {
    Duration missed = since(start);
    Duration slowest = Duration.ZERO;
    while (since(start).minus(missed).compareTo(LONG) < 0 && missed.compareTo(HELD) < 0) {
      long asked = System.nanoTime();
      if (station.ask(question, ANSWER).isPresent()) {
        slowest = longer(slowest, since(asked));
        Thread.sleep(BETWEEN_QUESTIONS);
      } else {
        missed = since(start);
        slowest = Duration.ZERO;
      }
    }
    LOG.info("Held after {}; from then on the slowest answer took {}", missed, slowest);
    return missed;
  }

  private Duration act(ScriptedStation station) throws Exception {
    good.giveBack(books.get((int) good.written() % books.size()), CLOCK.instant());
    long start = System.nanoTime();
    within(ACT).until(() -> isAccepted(station, good));
    return since(start);
  }

  private static boolean isAccepted(ScriptedStation station, TestStation journal) throws Exception {
    long again = System.nanoTime() + AGAIN.toNanos();
    station.sendWhatIsMissing();
    while (station.acceptedThrough() < journal.written() && System.nanoTime() < again) {
      Thread.sleep(1);
    }
    return station.acceptedThrough() == journal.written();
  }

  private static ConditionFactory within(Duration time) {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(time);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Sip2LibrarySystem sip2(DemoIls ils) {
    return new Sip2LibrarySystem(
        Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ils.zone())
            .within(Duration.ofSeconds(2), Duration.ofSeconds(2)),
        DemoIls.PASSWORD,
        CLOCK);
  }

  private Centre centre(
      URI broker, MqttConnector connector, Bans.Maker bans, DemoIls ils, Sip2LibrarySystem sip2)
      throws Exception {
    Centre centre =
        Centre.start(
            new CentreSettings(
                TOPICS,
                broker,
                new StoreAddress.Sqlite(folder.resolve("centre.db")),
                TestKeys.CENTRE,
                folder.resolve("reference"),
                ils.zone(),
                CentreSettings.Pace.usual()),
            sip2,
            new TestCatalogue(),
            connector,
            bans,
            CLOCK);
    await().until(() -> centre.status().connected());
    return centre;
  }

  private byte[] packets(List<Attack> attacks) throws IOException {
    for (String book : books) {
      bad.giveBack(book, CLOCK.instant());
    }
    String only = System.getProperty("flood.attack", "");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Attack each : attacks) {
      if (only.isEmpty() || only.equals(each.name())) {
        byte[] packet = packet(each);
        for (int i = 0; i < (each == Attack.HUGE ? 1 : OF_EACH); i++) {
          all.write(packet);
        }
      }
    }
    return all.toByteArray();
  }

  private byte[] packet(Attack attack) throws IOException {
    byte[] none = {};
    String acts = TOPICS.of(bad.id(), Channel.ACTS);
    return switch (attack) {
      case GARBAGE -> RawClient.publish(acts, new byte[100], 0, none);
      case REPLAY -> RawClient.publish(acts, BatchCodec.encode(bad.all()), 0, none);
      case UNCONFIRMED -> RawClient.publish(acts, BatchCodec.encode(bad.all()), 1, none);
      case HUGE -> RawClient.publish(acts, new byte[300_000], 0, none);
      case QUESTIONS ->
          RawClient.publish(
              TOPICS.of(bad.id(), Channel.ASK), QuestionCodec.encode(question), 0, new byte[] {9});
    };
  }
}
