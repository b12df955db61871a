package org.shuyi.sync.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.TcpProxy;
import org.shuyi.sync.mqtt.TestBroker;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.wire.StationState;

/** Real brokers as libraries set them up: small, overrun, killed and started again. */
class BrokerTroubleTest {
  private static final StationId NAME = new StationId("kiosk-1");
  private static final Act LOAN =
      new Act.Loan(
          new ItemId("01012345678901"),
          new PatronId("P0000123"),
          LocalDate.of(2026, 12, 21),
          Act.DecidedBy.STATION);

  @TempDir private Path directory;

  private StationAgent station(URI broker) throws JournalException {
    return station(broker, new PahoConnector());
  }

  private StationAgent station(URI broker, MqttConnector connector) throws JournalException {
    return StationAgent.open(
        new StationSettings(
            "lib",
            NAME,
            broker,
            TestKeys.STATION,
            directory.resolve("station"),
            Duration.ofDays(90),
            "test",
            ScriptedCentre.QUICK),
        InstantSource.system(),
        System::nanoTime,
        new Random(1),
        connector);
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  private static List<RecordedAct> record(Station station, int acts) throws JournalException {
    List<RecordedAct> recorded = new ArrayList<>();
    for (int i = 0; i < acts; i++) {
      recorded.add(station.record(LOAN));
    }
    return recorded;
  }

  private static void awaitSettled(Station station, long acts) {
    soon()
        .untilAsserted(
            () ->
                assertThat(station.status().counts())
                    .isEqualTo(new JournalCounts(acts, acts, acts, 0, 0)));
  }

  /** MQTT 5, 3.2.2.3.3: more than so many unacknowledged QoS 1 messages end the connection. */
  @Test
  void aBrokerThatTakesOneMessageAtATimeIsEnough() throws Exception {
    try (Mosquitto broker =
            Mosquitto.start(directory, "allow_anonymous true", "max_inflight_messages 1");
        ScriptedCentre centre = new ScriptedCentre(broker.uri(), NAME);
        StationAgent station = station(broker.uri())) {
      station.start();
      soon().until(() -> station.status().online());
      List<RecordedAct> acts = record(station, 300);

      awaitSettled(station, 300);
      assertThat(centre.stored()).isEqualTo(acts);
      assertThat(centre.states().stream().filter(state -> state.connection() > 1)).isEmpty();
    }
  }

  @Test
  void whatABrokerDropsIsSentAgainFromWhatTheCentreHas() throws Exception {
    try (Mosquitto broker =
            Mosquitto.start(
                directory,
                "allow_anonymous true",
                "max_inflight_messages 1",
                "max_queued_messages 1");
        ScriptedCentre centre = new ScriptedCentre(broker.uri(), NAME);
        StationAgent station = station(broker.uri())) {
      station.start();
      soon().until(() -> station.status().online());
      List<RecordedAct> acts = new ArrayList<>(record(station, 10));
      awaitSettled(station, 10);
      centre.lag.lock();
      try {
        acts.addAll(record(station, 200));
        soon()
            .until(() -> broker.log().contains("messages are being dropped for client centre-of"));
      } finally {
        centre.lag.unlock();
      }

      awaitSettled(station, 210);
      assertThat(centre.stored()).isEqualTo(acts);
    }
  }

  @Test
  void aBrokerThatIsKilledAndComesBackCostsNothing() throws Exception {
    int port = Mosquitto.freePort();
    Mosquitto broker = broker(port);
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), NAME);
        StationAgent station = station(broker.uri())) {
      centre.mayBeCutOff = true;
      station.start();
      soon().until(() -> station.status().online());
      List<RecordedAct> acts = new ArrayList<>(record(station, 100));
      broker.close();
      soon().until(() -> !station.status().online());
      acts.addAll(record(station, 100));
      broker = broker(port);
      centre.reconnect();

      awaitSettled(station, 200);
      assertThat(centre.stored()).isEqualTo(acts);
      soon().until(() -> centre.states().getLast().online());
    } finally {
      broker.close();
    }
  }

  private Mosquitto broker(int port) throws Exception {
    return Mosquitto.start(
        directory, port, "listener %d 127.0.0.1%nallow_anonymous true%n".formatted(port));
  }

  /** HiveMQ, the other broker: birth, acts, a pulled cable, the will, and back again. */
  @Test
  void anotherBrokerWithCertificatesDoesTheSame() throws Exception {
    TestAuthority authority = TestAuthority.make(directory, "library");
    PahoConnector centres = connector(authority.client("centre"));
    try (TestBroker broker =
            TestBroker.startWithTls(directory.resolve("hivemq"), authority.broker("localhost"));
        TcpProxy cable = new TcpProxy(broker.port());
        ScriptedCentre centre = new ScriptedCentre(ssl(broker.port()), NAME, centres);
        StationAgent station =
            station(ssl(cable.uri().getPort()), connector(authority.client(NAME.value())))) {
      station.start();
      soon().until(() -> centre.states().stream().anyMatch(StationState::online));
      List<RecordedAct> acts = new ArrayList<>(record(station, 50));
      awaitSettled(station, 50);
      cable.cut();
      soon().until(() -> !centre.states().getLast().online());
      acts.addAll(record(station, 50));
      cable.restore();

      awaitSettled(station, 100);
      assertThat(centre.stored()).isEqualTo(acts);
      soon().until(() -> centre.states().getLast().online());
      assertThat(centre.states().getLast().connection()).isGreaterThan(1);
      PahoConnector stranger =
          connector(TestAuthority.make(directory, "stranger").client(NAME.value()));
      assertThatThrownBy(() -> new ScriptedCentre(ssl(broker.port()), NAME, stranger).close())
          .isInstanceOf(MqttLinkException.class);
    }
  }

  private static PahoConnector connector(TlsFiles files) {
    return new PahoConnector(files, () -> new KnownTime.Exact(Instant.now()));
  }

  private static URI ssl(int port) {
    return URI.create("ssl://localhost:" + port);
  }
}
