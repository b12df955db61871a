package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Counts;
import org.shuyi.sync.centre.store.Postgres;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoLoan;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;

/**
 * Centres as processes of their own on one PostgreSQL, one Mosquitto and one library system. What
 * stations wrote down is done once, whichever of them dies or stands still.
 */
final class SeveralCentresTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int STATIONS = 3;

  /** Each station's: so many books lent, so many of them given back. */
  private static final int LENT = 24;

  private static final int BACK = 16;

  /** Each may have all of its loans open at once: lanes of different items know no order. */
  private static final int CARDS = 20;

  private static final int ACTS = STATIONS * (LENT + BACK);

  private final LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
  private final List<String> books =
      DemoLibrary.load().books().stream()
          .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
          .limit(STATIONS * LENT)
          .map(DemoBook::barcode)
          .toList();
  private final List<String> cards =
      DemoLibrary.load().patrons().stream()
          .filter(patron -> !patron.blocked() && patron.expires().isAfter(today))
          .filter(patron -> patron.loanLimit() >= Math.ceilDiv(STATIONS * LENT, CARDS))
          .limit(CARDS)
          .map(DemoPatron::card)
          .toList();
  private final List<StationAgent> stations = new ArrayList<>();

  @TempDir Path directory;
  private StoreAddress.Postgres store;

  @BeforeEach
  void makeDatabase() throws Exception {
    StoreAddress.Postgres fresh = Postgres.server().database();
    store =
        new StoreAddress.Postgres(
            fresh.url(), fresh.user(), fresh.password(), Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"STRICT, 3", "KOHA, 2"})
  void oneIsKilledAndTheOthersGoOn(Personality personality, int count) throws Exception {
    try (Mosquitto broker = Mosquitto.start(directory.resolve("broker"));
        DemoIls ils = DemoIls.start(0, CLOCK, null, personality)) {
      List<CentreProcess> centres = CentreProcess.start(count, broker.uri(), store, ils, directory);
      try {
        startStations(broker.uri());
        await().until(() -> ils.history().size() >= 10);
        centres.getFirst().kill();
        awaitAllSettled(ils);
        assertDoneOnce(ils);
      } finally {
        stopAll(centres);
      }
    }
  }

  /** It wakes up when its items have long been dealt with by the other one. */
  @Test
  void oneStandsStillAndMustNotGoOnWhereItWas() throws Exception {
    try (Mosquitto broker = Mosquitto.start(directory.resolve("broker"));
        DemoIls ils = DemoIls.start(0, CLOCK, null, Personality.STRICT)) {
      List<CentreProcess> centres = CentreProcess.start(2, broker.uri(), store, ils, directory);
      try {
        startStations(broker.uri());
        await().until(() -> ils.history().size() >= 10);
        centres.getFirst().stop();
        awaitAllSettled(ils);
        centres.getFirst().goOn();
        await().until(() -> counts().equals(new Counts(ACTS, ACTS, 0, 0, 0, 0)));
        assertDoneOnce(ils);
      } finally {
        stopAll(centres);
      }
    }
  }

  private void startStations(URI broker) throws Exception {
    for (int i = 0; i < STATIONS; i++) {
      StationAgent station = station(i, broker);
      stations.add(station);
      actAlone(station, books.subList(i * LENT, (i + 1) * LENT));
    }
    stations.forEach(StationAgent::start);
  }

  private void actAlone(StationAgent station, List<String> own) throws Exception {
    for (String book : own) {
      station.record(
          new Act.Loan(
              new ItemId(book),
              new PatronId(cards.get(books.indexOf(book) % cards.size())),
              today.plusDays(30),
              Act.DecidedBy.STATION));
    }
    for (String book : own.subList(0, BACK)) {
      station.record(new Act.Return(new ItemId(book)));
    }
  }

  private StationAgent station(int number, URI broker) throws Exception {
    return StationAgent.open(
        new StationSettings(
            CentreProcess.TOPICS.library(),
            new StationId("kiosk-" + number),
            broker,
            TestKeys.STATION,
            directory.resolve("station-" + number),
            Duration.ofDays(90),
            "test",
            SyncSettings.brisk()),
        CLOCK,
        System::nanoTime,
        new SecureRandom(),
        new PahoConnector());
  }

  private void awaitAllSettled(DemoIls ils) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(stations)
                    .as(() -> ils.history().size() + " done of " + ACTS)
                    .extracting(station -> station.status().counts())
                    .containsOnly(new JournalCounts(LENT + BACK, LENT + BACK, LENT + BACK, 0, 0)));
  }

  private void assertDoneOnce(DemoIls ils) throws Exception {
    Map<String, List<DemoEvent.Kind>> byBook =
        ils.history().stream()
            .collect(
                Collectors.groupingBy(
                    DemoEvent::barcode, Collectors.mapping(DemoEvent::kind, Collectors.toList())));
    assertThat(byBook.keySet()).containsExactlyInAnyOrderElementsOf(books);
    for (int i = 0; i < books.size(); i++) {
      assertThat(byBook.get(books.get(i)))
          .isEqualTo(
              i % LENT < BACK
                  ? List.of(DemoEvent.Kind.LENT, DemoEvent.Kind.RETURNED)
                  : List.of(DemoEvent.Kind.LENT));
    }
    assertThat(ils.loans()).extracting(DemoLoan::renewals).containsOnly(0);
    assertThat(counts()).isEqualTo(new Counts(ACTS, ACTS, 0, 0, 0, 0));
  }

  private Counts counts() throws Exception {
    try (CentreStore own = CentreStore.open(store)) {
      return own.counts();
    }
  }

  private void stopAll(Collection<CentreProcess> centres) throws Exception {
    for (StationAgent station : stations) {
      station.close();
    }
    for (CentreProcess centre : centres) {
      centre.close();
    }
  }
}
