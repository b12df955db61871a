package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.agent.PinVerdict;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.broker.ShippedMosquitto;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoLoan;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.reference.StationKeys;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Topics;

/**
 * A real station that was alone for a while, a real broker, the centre, SIP2, and a library system
 * that behaves well, or as Koha does: it loses answers, and renews what is asked for twice.
 */
final class WholeRoadTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final KeyPair SEALING = org.shuyi.sync.sealed.TestKeys.pair();
  private static final int BOOKS = 20;
  private static final int BACK = 6;

  private final LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
  private final DemoLibrary library = DemoLibrary.load();

  /** Neither reference works nor reserved for somebody. */
  private final List<String> books =
      library.books().stream()
          .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
          .limit(BOOKS)
          .map(DemoBook::barcode)
          .toList();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void whatWasDoneAloneStandsInTheLibrarySystemOnce(Personality personality) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, directory.resolve("broker"))) {
      theWholeRoad(broker.uri(), new PahoConnector(), new PahoConnector(), personality);
    }
  }

  @Test
  void theSameOverMosquittoWithTheCertificatesAndRulesThatAreShipped() throws Exception {
    TestAuthority authority = TestAuthority.make(directory, "library");
    TlsFiles station = authority.client("kiosk-1");
    TlsFiles centre = authority.client(new Topics("demo").centre());
    try (Mosquitto broker = ShippedMosquitto.start(directory, authority.broker("localhost"))) {
      theWholeRoad(
          ShippedMosquitto.uri(broker),
          new PahoConnector(station, () -> new KnownTime.AtLeast(Instant.EPOCH)),
          new PahoConnector(centre, () -> new KnownTime.Exact(CLOCK.instant())),
          Personality.STRICT);
    }
  }

  private void theWholeRoad(
      URI broker, MqttConnector stations, MqttConnector centres, Personality personality)
      throws Exception {
    try (StationAgent station = station(broker, stations)) {
      actAlone(station);
      assertThat(station.status().counts()).isEqualTo(new JournalCounts(26, 0, 0, 0, 0));
      try (DemoIls ils = DemoIls.start(0, CLOCK, null, personality);
          Sip2LibrarySystem sip2 = sip2(ils);
          Centre centre = centre(broker, centres, ils, sip2)) {
        station.start();
        await()
            .atMost(Duration.ofSeconds(40))
            .untilAsserted(
                () ->
                    assertThat(station.status().counts())
                        .isEqualTo(new JournalCounts(26, 26, 26, 0, 0)));
        assertThat(ils.loans())
            .extracting(DemoLoan::barcode)
            .containsExactlyInAnyOrderElementsOf(books.subList(BACK, BOOKS));
        assertThat(ils.loans()).extracting(DemoLoan::renewals).containsOnly(0);
        assertThat(ils.history()).hasSize(BOOKS + BACK);
        assertThat(ils.history())
            .extracting(DemoEvent::kind)
            .doesNotContain(DemoEvent.Kind.RENEWED);
        assertThat(centre.status().counts().review()).isZero();
        await().until(() -> station.reference().madeAt().isAfter(Instant.EPOCH));
        pinsTravelSealed(station, library.patrons().getFirst());
      }
    }
  }

  private static void pinsTravelSealed(StationAgent station, DemoPatron patron) throws Exception {
    PatronId card = new PatronId(patron.card());
    assertThat(station.verifyPin(card, "0000".toCharArray()).toCompletableFuture().get())
        .isEqualTo(new PinVerdict.Wrong());
    assertThat(station.verifyPin(card, patron.pin().toCharArray()).toCompletableFuture().get())
        .isEqualTo(new PinVerdict.Right());
  }

  /** Twenty books to ten patrons; the first six come back. */
  private void actAlone(StationAgent station) throws Exception {
    List<String> cards =
        library.patrons().stream()
            .filter(patron -> !patron.blocked() && patron.expires().isAfter(today))
            .limit(10)
            .map(DemoPatron::card)
            .toList();
    for (int i = 0; i < BOOKS; i++) {
      station.record(
          new Act.Loan(
              new ItemId(books.get(i)),
              new PatronId(cards.get(i % cards.size())),
              today.plusDays(30),
              Act.DecidedBy.STATION));
    }
    for (String book : books.subList(0, BACK)) {
      station.record(new Act.Return(new ItemId(book)));
    }
  }

  private StationAgent station(URI broker, MqttConnector connector) throws Exception {
    return StationAgent.open(
        new StationSettings(
            "demo",
            new StationId("kiosk-1"),
            broker,
            new StationKeys(
                TestKeys.STATION.patrons(), TestKeys.STATION.centre(), SEALING.getPublic()),
            directory.resolve("station"),
            Duration.ofDays(90),
            "test",
            SyncSettings.brisk()),
        CLOCK,
        System::nanoTime,
        new SecureRandom(),
        connector);
  }

  /** One connection: Koha as shipped leaves a second terminal waiting for the first. */
  private static Sip2LibrarySystem sip2(DemoIls ils) {
    return new Sip2LibrarySystem(
        Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ils.zone())
            .as(Sip2Settings.Terminals.atMost(1))
            .within(Duration.ofSeconds(2), Duration.ofSeconds(2)),
        DemoIls.PASSWORD,
        CLOCK);
  }

  private Centre centre(URI broker, MqttConnector connector, DemoIls ils, Sip2LibrarySystem sip2)
      throws Exception {
    return Centre.start(
        new CentreSettings(
            new Topics("demo"),
            broker,
            new StoreAddress.Sqlite(directory.resolve("centre.db")),
            TestKeys.CENTRE,
            directory.resolve("reference"),
            ils.zone(),
            CentreSettings.Pace.usual(),
            Quota.usual(),
            new CentreSettings.People(
                PersonKeys.of(List.of(SEALING.getPrivate())), Duration.ofDays(30))),
        sip2,
        new TestCatalogue(),
        connector,
        CLOCK);
  }
}
