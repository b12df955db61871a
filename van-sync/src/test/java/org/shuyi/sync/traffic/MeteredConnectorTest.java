package org.shuyi.sync.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.TcpProxy;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;

/** What the meter says is what a proxy between station and Mosquitto saw, to the byte. */
class MeteredConnectorTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Stamp NOW =
      new Stamp(
          new UUID(0, 1), Duration.ZERO, Instant.parse("2026-11-21T04:00:00Z"), ClockTrust.TRUSTED);

  @TempDir private Path folder;

  private MeteredConnector metered(PahoConnector connector) {
    return new MeteredConnector(
        connector,
        ByteMeter.open(
            TrafficFile.in(folder), ZoneOffset.UTC, () -> NOW, System::nanoTime, Runnable::run),
        new DataPlan(30_000, 60_000));
  }

  private static void echo(MeteredConnector connector, URI broker) throws Exception {
    BlockingQueue<MqttMessage> heard = new LinkedBlockingQueue<>();
    MqttSettings settings =
        new MqttSettings(
            broker,
            "kiosk-1",
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            null,
            List.of("t/echo"));
    MqttListener listener =
        new MqttListener() {
          @Override
          public void arrived(MqttMessage message) {
            heard.add(message);
          }

          @Override
          public void lost(String reason) {}
        };
    try (MqttLink link = connector.connect(settings, listener)) {
      link.publish(MqttMessage.of("t/echo", new byte[20_000]));
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isNotNull();
    }
  }

  /**
   * @param unread farewells, of the broker to us and of us to the broker, that come when the other
   *     side has hung up
   */
  private void awaitWhatWasSeenBy(TcpProxy cable, int unread) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              Bytes counted = TrafficFile.read(TrafficFile.in(folder)).on(DAY);
              assertThat(counted.sent()).isBetween(cable.sent(), cable.sent() + unread);
              assertThat(counted.received()).isBetween(cable.received() - unread, cable.received());
            });
  }

  @Test
  void countsEveryByteAndGoesOnAfterARestart() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder.resolve("broker"));
        TcpProxy cable = new TcpProxy(broker.port())) {
      MeteredConnector before = metered(new PahoConnector());
      assertThat(before.isScarce()).isFalse();
      echo(before, cable.uri());
      assertThat(before.isScarce()).isTrue();
      awaitWhatWasSeenBy(cable, 0);
      assertThat(cable.sent()).isBetween(20_000L, 20_500L);
      echo(metered(new PahoConnector()), cable.uri());
      awaitWhatWasSeenBy(cable, 0);
      assertThat(cable.received()).isBetween(40_000L, 41_000L);
    }
  }

  @Test
  void countsWhatTlsTakesAndAttemptsThatFail() throws Exception {
    TestAuthority authority = TestAuthority.make(folder, "library");
    TlsFiles brokers = authority.broker("localhost");
    try (Mosquitto broker =
            Mosquitto.start(
                folder.resolve("broker"),
                "allow_anonymous true",
                "cafile " + brokers.ca(),
                "certfile " + brokers.certificate(),
                "keyfile " + brokers.key());
        TcpProxy cable = new TcpProxy(broker.port())) {
      MeteredConnector well = metered(connector(authority.client("kiosk-1")));
      URI uri = URI.create("ssl://localhost:" + cable.uri().getPort());
      echo(well, uri);
      awaitWhatWasSeenBy(cable, 100);
      long before = cable.sent();
      // It does not believe the broker, and hangs up in the middle of the handshake.
      URI otherName = URI.create("ssl://127.0.0.1:" + cable.uri().getPort());
      assertThatThrownBy(() -> echo(well, otherName)).isInstanceOf(MqttLinkException.class);
      assertThat(cable.sent()).isGreaterThan(before);
      echo(well, uri);
      awaitWhatWasSeenBy(cable, 300);
    }
  }

  private static PahoConnector connector(TlsFiles files) {
    return new PahoConnector(files, () -> new KnownTime.Exact(Instant.now()));
  }
}
