package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.centre.store.PastAct;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLoan;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Manifest;
import org.shuyi.sync.wire.ManifestCodec;
import org.shuyi.sync.wire.Question;
import org.shuyi.sync.wire.StateCodec;
import org.shuyi.sync.wire.StationState;
import org.shuyi.sync.wire.Topics;

/** The whole centre on real parts: broker, connections, database, SIP2, the demo library system. */
final class CentreTest {
  private static final String BOOK = "SY000001";
  private static final String OTHER_BOOK = "SY000002";
  private static final String WANG = "210000000001";
  private static final String LI = "210000000002";
  private static final AtomicInteger LIBRARIES = new AtomicInteger();
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir static Path brokerDirectory;
  private static EmbeddedBroker broker;

  @TempDir Path directory;

  /** A library of its own for each test: the broker keeps what was retained for another. */
  private final Topics topics = new Topics("demo-" + LIBRARIES.incrementAndGet());

  private final Instant now = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
  private DemoIls ils;
  private Sip2LibrarySystem sip2;
  private Centre centre;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(0, brokerDirectory);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    ils = DemoIls.start(0, CLOCK, null, Personality.STRICT);
    sip2 =
        new Sip2LibrarySystem(
            Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ils.zone())
                .within(Duration.ofSeconds(2), Duration.ofSeconds(2)),
            DemoIls.PASSWORD,
            CLOCK);
    startCentre();
  }

  private void startCentre() throws Exception {
    centre =
        Centre.start(
            new CentreSettings(
                topics,
                broker.uri(),
                new StoreAddress.Sqlite(directory.resolve("centre.db")),
                TestKeys.CENTRE,
                directory.resolve("reference"),
                ils.zone(),
                CentreSettings.Pace.usual()),
            sip2,
            catalogue(),
            new PahoConnector(),
            CLOCK);
    await().until(() -> centre.status().connected());
  }

  @AfterEach
  void stop() throws Exception {
    centre.close();
    sip2.close();
    ils.close();
  }

  private ScriptedStation connect(TestStation journal) throws Exception {
    return new ScriptedStation(broker.uri(), topics, journal);
  }

  /** Sends on a timer until everything is settled, as a station does. */
  private static void bringAll(ScriptedStation station, TestStation journal) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              station.sendWhatIsMissing();
              return station.outcomes().size() == journal.written();
            });
  }

  private List<String> open() {
    return ils.loans().stream().map(loan -> loan.barcode() + " " + loan.card()).toList();
  }

  @Test
  void bringsWhatAStationDidToTheLibrarySystemOnce() throws Exception {
    TestStation journal = new TestStation("kiosk-1", 1);
    journal.loan(BOOK, WANG, now.minusSeconds(50));
    journal.loan(OTHER_BOOK, WANG, now.minusSeconds(40));
    journal.giveBack(BOOK, now.minusSeconds(30));
    try (ScriptedStation station = connect(journal)) {
      station.send(journal.batch(3, 3));
      await().until(() -> station.heard() == 1);
      assertThat(station.acceptedThrough()).as("a gap is not stored").isZero();

      station.send(journal.batch(1, 2));
      station.send(journal.batch(1, 2));
      station.send(journal.all());
      station.send(journal.batch(2, 3));
      await().until(() -> station.outcomes().size() == 3);
      assertThat(station.acceptedThrough()).isEqualTo(3);
      assertThat(station.outcomes().values()).allMatch(Outcome.Applied.class::isInstance);
    }
    assertThat(ils.history())
        .extracting(DemoEvent::kind)
        .containsExactlyInAnyOrder(
            DemoEvent.Kind.LENT, DemoEvent.Kind.LENT, DemoEvent.Kind.RETURNED);
    assertThat(ils.loans()).extracting(DemoLoan::barcode).containsExactly(OTHER_BOOK);
    assertThat(centre.status().counts().applied()).isEqualTo(3);
  }

  @Test
  void staffSeeHowAStationIsAndWhatItDidLast() throws Exception {
    TestStation journal = new TestStation("kiosk-1", 1);
    journal.loan(BOOK, WANG, now.minusSeconds(50));
    journal.giveBack(BOOK, now.minusSeconds(30));
    StationDesk desk = centre.desks().stations();
    try (ScriptedStation station = connect(journal)) {
      bringAll(station, journal);
      station.send(journal.batch(3, 2));
      say(station, state(journal, true, 4).of(Map.of("printer", "DEGRADED PAPER_OUT")));
      say(station, state(journal, false, 3));
      await().until(() -> desk.list().stream().anyMatch(StationDesk.Report::online));
      await().until(() -> desk.list().getFirst().heard().isPresent());
      StationDesk.Report report = desk.list().getFirst();
      assertThat(report.online()).as("a last will of the connection before").isTrue();
      assertThat(report.state().orElseThrow().devices())
          .containsEntry("printer", "DEGRADED PAPER_OUT");
      assertThat(report.queuedSince()).as("7 wait").isPresent();
      station.send(
          MqttMessage.retained(
              topics.of(new StationId("another"), Topics.Channel.STATE),
              StateCodec.encode(state(journal, true, 9))));
      say(station, state(journal, false, 5));
      await().until(() -> desk.list().stream().noneMatch(StationDesk.Report::online));
      assertThat(desk.list()).as("who speaks under another name is not listed").hasSize(1);
    }
    assertThat(desk.lastActs(journal.id(), 9))
        .extracting(PastAct::sequence, PastAct::kind, PastAct::result)
        .containsExactly(tuple(2L, "RETURN", "APPLIED"), tuple(1L, "LOAN", "APPLIED"));
    assertThat(desk.lastActs(journal.id(), 1)).hasSize(1);
    assertThat(desk.lastActs(new StationId("nobody"), 9)).isEmpty();
  }

  private static StationState state(TestStation of, boolean online, long connection) {
    return new StationState(of.id(), online, 1, connection, "0.1.0", 7, Instant.EPOCH, Map.of());
  }

  private void say(ScriptedStation station, StationState state) throws Exception {
    station.send(
        MqttMessage.retained(
            topics.of(state.station(), Topics.Channel.STATE), StateCodec.encode(state)));
  }

  @Test
  void aLateActOfAnotherStationIsHistory() throws Exception {
    TestStation van = new TestStation("van", 1);
    TestStation kiosk = new TestStation("kiosk-1", 1);
    van.loan(BOOK, WANG, now.minusSeconds(900));
    kiosk.giveBack(BOOK, now.minusSeconds(600));
    kiosk.loan(BOOK, LI, now.minusSeconds(300));
    try (ScriptedStation first = connect(kiosk);
        ScriptedStation late = connect(van)) {
      bringAll(first, kiosk);
      bringAll(late, van);
      assertThat(late.outcomes()).containsValue(new Outcome.AlreadyDone(null));
    }
    assertThat(open()).containsExactly(BOOK + " " + LI);
  }

  @Test
  void goesOnAfterARestartAndALostBroker() throws Exception {
    TestStation journal = new TestStation("kiosk-1", 1);
    journal.loan(BOOK, WANG, now.minusSeconds(50));
    try (ScriptedStation station = connect(journal)) {
      bringAll(station, journal);
    }
    centre.close();
    startCentre();
    int port = broker.uri().getPort();
    broker.close();
    await().until(() -> !centre.status().connected());
    broker = EmbeddedBroker.start(port, directory.resolve("broker"));
    await().atMost(Duration.ofSeconds(30)).until(() -> centre.status().connected());
    journal.giveBack(BOOK, now.minusSeconds(40));
    try (ScriptedStation station = connect(journal)) {
      bringAll(station, journal);
      assertThat(station.outcomes()).hasSize(2);
    }
    assertThat(ils.history()).hasSize(2);
    assertThat(open()).isEmpty();
  }

  @Test
  void answersWhatAStationAsks() throws Exception {
    try (ScriptedStation station = connect(new TestStation("kiosk-1", 1))) {
      assertThat(station.ask(new Question.OfPatron(new PatronId(WANG))))
          .isEqualTo(new Answer.OfPatron("王**", List.of(), 10, List.of()));
      assertThat(station.ask(new Question.OfLoan(new PatronId(WANG), new ItemId(BOOK))))
          .isEqualTo(
              new Answer.Granted(
                  "三体", LocalDate.ofInstant(CLOCK.instant(), ils.zone()).plusDays(30)));
      assertThat(station.ask(new Question.OfRenewal(new PatronId(WANG), new ItemId(BOOK))))
          .isEqualTo(new Answer.Denied("三体", List.of(RefusalReason.ITEM_NOT_ON_LOAN)));
      assertThat(station.ask(new Question.OfLoan(new PatronId("nobody"), new ItemId("nothing"))))
          .isEqualTo(
              new Answer.Denied(
                  "", List.of(RefusalReason.ITEM_UNKNOWN, RefusalReason.PATRON_UNKNOWN)));
      assertThat(station.ask(new Question.OfItem(new ItemId(OTHER_BOOK))))
          .isEqualTo(new Answer.OfItem("活着"));
      ils.close();
      assertThat(station.ask(new Question.OfItem(new ItemId(BOOK))))
          .isEqualTo(new Answer.Unreachable());
    }
  }

  @Test
  void keepsReferenceDataWhereStationsFindIt() throws Exception {
    try (ScriptedStation station = connect(new TestStation("kiosk-1", 1))) {
      Manifest manifest = ManifestCodec.decode(station.manifest(), TestKeys.STATION.centre());
      assertThat(manifest.library()).isEqualTo(topics.library());
      Manifest.SetState items = manifest.set(ReferenceSet.ITEMS).orElseThrow();
      assertThat(items.entries()).isEqualTo(1);
      Chunk page = station.fetch(items.pages().getFirst());
      assertThat(page.deflated()).isNotNull();
      assertThat(station.fetch(ContentHash.of(new byte[1])).deflated())
          .as("content that nobody has is answered, not passed over")
          .isNull();
      centre.publishReference();
      Manifest next = ManifestCodec.decode(station.manifest(), TestKeys.STATION.centre());
      assertThat(next.version()).isGreaterThan(manifest.version());
      assertThat(next.set(ReferenceSet.ITEMS).orElseThrow().root()).isEqualTo(items.root());
    }
  }

  private static TestCatalogue catalogue() {
    TestCatalogue catalogue = new TestCatalogue();
    catalogue.items.put(BOOK, Reference.Item.forLoan("三体"));
    catalogue.patrons.put(WANG, Reference.Patron.inGoodStanding(null));
    return catalogue;
  }
}
