package org.shuyi.sync.centre.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.TcpProxy;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsException;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;

/** The files for Mosquitto as they are shipped, against a station that does not behave. */
class MosquittoAccessTest {
  private static final Topics TOPICS = new Topics("demo");
  private static final StationId HONEST = new StationId("kiosk-1");
  private static final StationId HOSTILE = new StationId("kiosk-2");

  private static final String BANS = "$CONTROL/dynamic-security/v1/response";

  /** All that is sent before this has been dealt with when this arrives. */
  private static final String LAST = "the last one";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private TestAuthority library;

  @BeforeEach
  void found() throws IOException {
    library = TestAuthority.make(folder, "library");
  }

  private Mosquitto mosquitto() throws IOException {
    return ShippedMosquitto.start(folder, library.broker("localhost"));
  }

  /** One end, under the name of its certificate. */
  private final class End implements MqttListener, AutoCloseable {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final List<String> lost = new CopyOnWriteArrayList<>();
    private final MqttLink link;
    private volatile Consumer<MqttMessage> ear = message -> {};

    End(int port, String name, String clientId, @Nullable MqttMessage will, String... filters)
        throws IOException {
      link =
          new PahoConnector(library.client(name), () -> new KnownTime.Exact(Instant.now()))
              .connect(
                  new MqttSettings(
                      URI.create("ssl://localhost:" + port),
                      clientId,
                      Duration.ofSeconds(5),
                      Duration.ofSeconds(20),
                      will,
                      List.of(filters)),
                  this);
    }

    @Override
    public void arrived(MqttMessage message) {
      ear.accept(message);
      heard.add(message.topic() + " " + new String(message.payload(), UTF_8));
    }

    @Override
    public void lost(String reason) {
      lost.add(reason);
    }

    void say(String topic, String text) throws MqttLinkException {
      link.publish(MqttMessage.retained(topic, text.getBytes(UTF_8)));
    }

    /** The centre's, which tells the broker whom to keep out. */
    DynamicSecurity bans() {
      DynamicSecurity made = new DynamicSecurity(this::post);
      ear = made::heard;
      return made;
    }

    private void post(MqttMessage message) {
      try {
        link.publish(message);
      } catch (MqttLinkException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** All it heard until the last one. */
    List<String> heardUntilLast() throws InterruptedException {
      List<String> all = new ArrayList<>();
      String next = heard.poll(10, TimeUnit.SECONDS);
      while (next != null && !next.endsWith(LAST)) {
        all.add(next);
        next = heard.poll(10, TimeUnit.SECONDS);
      }
      assertThat(next).as("after " + all).isNotNull();
      return all;
    }

    @Override
    public void close() {
      link.close();
    }
  }

  private End end(Mosquitto broker, String name, String... filters) throws IOException {
    return new End(broker.port(), name, name, null, filters);
  }

  /** Who writes what. A channel that is new here has to be in the shipped file as well. */
  private static boolean isForTheCentre(Channel channel) {
    return switch (channel) {
      case ACTS, ASK, FETCH, STATE -> true;
      case OUTCOMES, ANSWER, CHUNK -> false;
    };
  }

  private static String topic(StationId station, Channel channel) {
    return TOPICS.of(station, channel);
  }

  @Test
  void stationsAndCentreHearEachOtherOnEveryChannel() throws Exception {
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre(), "shuyi/1/demo/#");
        End one = end(broker, HONEST.value(), "shuyi/1/demo/#");
        End two = end(broker, HOSTILE.value(), "shuyi/1/demo/#")) {
      for (Channel channel : Channel.values()) {
        boolean up = isForTheCentre(channel);
        (up ? one : centre).say(topic(HONEST, channel), "one");
        (up ? two : centre).say(topic(HOSTILE, channel), "two");
      }
      centre.say(TOPICS.referenceManifest(), LAST);
      assertThat(one.heardUntilLast())
          .containsExactlyInAnyOrder(
              topic(HONEST, Channel.OUTCOMES) + " one",
              topic(HONEST, Channel.ANSWER) + " one",
              topic(HONEST, Channel.CHUNK) + " one");
      assertThat(two.heardUntilLast())
          .containsExactlyInAnyOrder(
              topic(HOSTILE, Channel.OUTCOMES) + " two",
              topic(HOSTILE, Channel.ANSWER) + " two",
              topic(HOSTILE, Channel.CHUNK) + " two");
      await()
          .untilAsserted(
              () ->
                  assertThat(centre.heard)
                      .contains(
                          topic(HONEST, Channel.ACTS) + " one",
                          topic(HONEST, Channel.ASK) + " one",
                          topic(HONEST, Channel.FETCH) + " one",
                          topic(HONEST, Channel.STATE) + " one",
                          topic(HOSTILE, Channel.ACTS) + " two"));
    }
  }

  @Test
  void aHostileStationWritesNowhereButUnderItsOwnName() throws Exception {
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre(), "shuyi/1/demo/#");
        End honest = end(broker, HONEST.value(), "shuyi/1/demo/#");
        End hostile = end(broker, HOSTILE.value())) {
      for (Channel channel : Channel.values()) {
        hostile.say(topic(HONEST, channel), "forged");
        if (!isForTheCentre(channel)) {
          hostile.say(topic(HOSTILE, channel), "forged");
        }
      }
      hostile.say(TOPICS.referenceManifest(), "forged");
      hostile.say("shuyi/1/other/" + HOSTILE + "/acts", "forged");
      hostile.say("shuyi/1/demo/" + HONEST + "/command", "forged");
      hostile.say(topic(HOSTILE, Channel.ACTS), LAST);
      assertThat(centre.heardUntilLast()).isEmpty();
      centre.say(topic(HONEST, Channel.ANSWER), LAST);
      assertThat(honest.heardUntilLast()).isEmpty();
    }
  }

  @Test
  void aHostileStationReadsNothingOfAnother() throws Exception {
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre());
        End honest = end(broker, HONEST.value());
        End before =
            end(
                broker,
                HOSTILE.value(),
                "#",
                "shuyi/1/demo/+/outcomes",
                topic(HONEST, Channel.ANSWER),
                topic(HONEST, Channel.STATE))) {
      for (Channel channel : Channel.values()) {
        (isForTheCentre(channel) ? honest : centre).say(topic(HONEST, channel), "secret");
      }
      centre.say(topic(HOSTILE, Channel.OUTCOMES), LAST);
      assertThat(before.heardUntilLast()).isEmpty();
    }
  }

  @Test
  void nobodyTakesOverAnothersConnection() throws Exception {
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre(), "shuyi/1/demo/+/state");
        End honest = end(broker, HONEST.value(), topic(HONEST, Channel.ANSWER));
        End thief = new End(broker.port(), HOSTILE.value(), HONEST.value(), null)) {
      thief.say(topic(HOSTILE, Channel.STATE), LAST);
      assertThat(centre.heardUntilLast()).isEmpty();
      centre.say(topic(HONEST, Channel.ANSWER), LAST);
      assertThat(honest.heardUntilLast()).isEmpty();
      assertThat(honest.lost).isEmpty();
    }
  }

  @Test
  void aWillInAnothersNameIsNotPublished() throws Exception {
    MqttMessage will = MqttMessage.retained(topic(HONEST, Channel.STATE), "gone".getBytes(UTF_8));
    MqttMessage own = MqttMessage.retained(topic(HONEST, Channel.STATE), LAST.getBytes(UTF_8));
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre(), "shuyi/1/demo/+/state");
        TcpProxy cable = new TcpProxy(broker.port());
        TcpProxy other = new TcpProxy(broker.port());
        End hostile = new End(cable.uri().getPort(), HOSTILE.value(), HOSTILE.value(), will);
        End honest = new End(other.uri().getPort(), HONEST.value(), HONEST.value(), own)) {
      cable.cut();
      await().until(() -> !hostile.lost.isEmpty());
      await().until(() -> broker.log().contains("Client kiosk-2 closed its connection"));
      other.cut();
      assertThat(centre.heardUntilLast()).isEmpty();
      await().until(() -> !honest.lost.isEmpty());
    }
  }

  @Test
  void aBannedStationReachesNobodyUntilItIsLetInAgain() throws Exception {
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre(), BANS, "shuyi/1/demo/+/acts");
        End honest = end(broker, HONEST.value());
        End hostile = end(broker, HOSTILE.value())) {
      DynamicSecurity bans = centre.bans();
      bans.ban(HOSTILE);
      bans.ban(HOSTILE);
      await().until(() -> broker.log().contains("createClient | username=kiosk-2"));
      hostile.say(topic(HOSTILE, Channel.ACTS), "still");
      try (End again = end(broker, HOSTILE.value(), topic(HOSTILE, Channel.ANSWER))) {
        again.say(topic(HOSTILE, Channel.ACTS), "again");
        again.say(topic(HOSTILE, Channel.STATE), "again");
      }
      honest.say(topic(HONEST, Channel.ACTS), LAST);
      assertThat(onlyActs(centre.heardUntilLast())).isEmpty();
      assertThat(honest.lost).isEmpty();
      bans.lift(HOSTILE);
      await().until(() -> broker.log().contains("deleteClient | username=kiosk-2"));
      try (End again = end(broker, HOSTILE.value())) {
        again.say(topic(HOSTILE, Channel.ACTS), LAST);
        assertThat(onlyActs(centre.heardUntilLast())).isEmpty();
      }
    }
  }

  private static List<String> onlyActs(List<String> heard) {
    return heard.stream().filter(line -> line.startsWith("shuyi/")).toList();
  }

  @Test
  void whomACentreBannedThatIsGoneTheNextOneLetsIn() throws Exception {
    try (Mosquitto broker = mosquitto()) {
      try (End gone = end(broker, TOPICS.centre(), BANS)) {
        gone.bans().ban(HOSTILE);
        await().until(() -> !gone.heard.isEmpty());
      }
      try (End centre = end(broker, TOPICS.centre(), BANS, "shuyi/1/demo/+/acts")) {
        DynamicSecurity bans = centre.bans();
        bans.ban(HONEST);
        bans.connected();
        await().until(() -> broker.log().contains("deleteClient | username=kiosk-2"));
        assertThat(broker.log()).doesNotContain("deleteClient | username=kiosk-1");
      }
    }
  }

  @Test
  void aStationTellsTheBrokerNothing() throws Exception {
    try (Mosquitto broker = mosquitto();
        End centre = end(broker, TOPICS.centre(), BANS, "shuyi/1/demo/+/acts");
        End hostile = end(broker, HOSTILE.value(), BANS)) {
      hostile.say("$CONTROL/dynamic-security/v1", "{\"commands\":[{\"command\":\"listClients\"}]}");
      hostile.say(topic(HOSTILE, Channel.ACTS), LAST);
      assertThat(centre.heardUntilLast()).isEmpty();
      assertThat(hostile.heard).isEmpty();
    }
  }

  @Test
  void whoHasNoCertificateOrAStrangersDoesNotConnect() throws Exception {
    try (Mosquitto broker = mosquitto()) {
      TlsFiles good = library.client(HONEST.value());
      TlsFiles strange = TestAuthority.make(folder, "strange").client(HONEST.value());
      URI uri = ShippedMosquitto.uri(broker);
      TlsFiles mixed = new TlsFiles(good.ca(), strange.certificate(), strange.key());
      // The JDK does not show a certificate that the broker would not take: it shows none.
      assertThatThrownBy(() -> connect(uri, new PahoConnector(mixed, MosquittoAccessTest::now)))
          .cause()
          .isInstanceOfSatisfying(
              TlsException.class, e -> assertThat(e.kind()).isEqualTo(TlsException.Kind.REFUSED));
      URI plain = URI.create("tcp://localhost:" + broker.port());
      assertThatThrownBy(() -> connect(plain, new PahoConnector()))
          .isInstanceOf(MqttLinkException.class);
      assertThat(broker.log()).doesNotContain("as " + HONEST);
    }
  }

  private static KnownTime now() {
    return new KnownTime.Exact(Instant.now());
  }

  private static void connect(URI uri, PahoConnector connector) throws MqttLinkException {
    MqttSettings settings =
        new MqttSettings(
            uri, HONEST.value(), Duration.ofSeconds(5), Duration.ofSeconds(20), null, List.of());
    connector
        .connect(
            settings,
            new MqttListener() {
              @Override
              public void arrived(MqttMessage message) {}

              @Override
              public void lost(String reason) {}
            })
        .close();
  }
}
