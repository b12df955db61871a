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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.Cards;
import org.shuyi.sync.centre.ReferenceData;
import org.shuyi.sync.centre.TestCatalogue;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.TcpProxy;
import org.shuyi.sync.mqtt.TestBroker;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;
import org.shuyi.sync.wire.StationState;
import org.shuyi.sync.wire.Topics.Channel;

/** A real station on a real broker; only the centre is played. */
class StationAgentTest {
  private static final Duration KEEP = Duration.ofDays(90);
  private static final PatronId PATRON = new PatronId("P0000123");
  private static final ItemId ITEM = new ItemId("01012345678901");
  private static final Act LOAN =
      new Act.Loan(ITEM, PATRON, LocalDate.of(2026, 12, 21), Act.DecidedBy.STATION);
  @TempDir private Path directory;

  private static final TestBroker broker = TestBroker.shared();

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private StationId name;

  @BeforeEach
  void nameAfter(TestInfo test) {
    name = new StationId("s-" + Integer.toHexString(test.getDisplayName().hashCode()));
  }

  private StationAgent station(URI uri) throws JournalException {
    return station(uri, new PahoConnector());
  }

  private StationAgent station(URI uri, MqttConnector connector) throws JournalException {
    return StationAgent.open(
        new StationSettings(
            "lib", name, uri, TestKeys.STATION, directory, KEEP, "test", ScriptedCentre.QUICK),
        InstantSource.system(),
        System::nanoTime,
        new Random(),
        connector);
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20));
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

  @Test
  void actsGoOutInOrderAndTheirOutcomesComeBack() throws Exception {
    List<StationEvent> events = new CopyOnWriteArrayList<>();
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri());
        AutoCloseable listening = station.listen(events::add)) {
      assertThat(listening).isNotNull();
      station.start();
      soon().until(() -> station.status().online());
      List<RecordedAct> acts = record(station, 20);

      awaitSettled(station, 20);
      assertThat(centre.stored()).isEqualTo(acts);
      soon()
          .untilAsserted(
              () ->
                  assertThat(events)
                      .filteredOn(StationEvent.Settled.class::isInstance)
                      .hasSize(20));
      assertThat(events).anyMatch(StationEvent.StatusChanged.class::isInstance);
    }
  }

  @Test
  void withoutAnyNetworkActsAreRecordedAndGoOutLater() throws Exception {
    List<RecordedAct> acts;
    try (StationAgent alone = station(URI.create("tcp://127.0.0.1:1"))) {
      alone.start();
      acts = record(alone, 500);
      assertThat(alone.status().online()).isFalse();
      assertThat(alone.status().counts().queued()).isEqualTo(500);
      assertThat(alone.ask(new Question.OfItem(ITEM)).toCompletableFuture())
          .isCompletedWithValue(new Answer.Unreachable());
    }
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri())) {
      station.start();
      awaitSettled(station, 500);
      assertThat(centre.stored()).isEqualTo(acts);
      // 500 acts in batches, not one by one.
      assertThat(centre.batches()).isLessThan(20);
    }
  }

  @Test
  void aPulledCableIsNoticedAndSurvived() throws Exception {
    try (TcpProxy cable = new TcpProxy(broker.port());
        ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(cable.uri())) {
      station.start();
      soon().until(() -> station.status().online());
      List<RecordedAct> acts = new ArrayList<>(record(station, 3));
      cable.cut();
      soon().until(() -> !station.status().online());
      acts.addAll(record(station, 3));
      cable.restore();

      awaitSettled(station, 6);
      assertThat(centre.stored()).isEqualTo(acts);
      soon().until(() -> station.status().online());
    }
  }

  @Test
  void aCableThatIsInButDeadIsNoticedAndSurvived() throws Exception {
    try (TcpProxy cable = new TcpProxy(broker.port());
        ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(cable.uri())) {
      station.start();
      soon().until(() -> station.status().online());
      cable.silence();
      soon().until(() -> !station.status().online());
      List<RecordedAct> acts = record(station, 5);
      cable.restore();

      awaitSettled(station, 5);
      assertThat(centre.stored()).isEqualTo(acts);
    }
  }

  @Test
  void aBrokerWithoutACentreIsOffline() throws Exception {
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri())) {
      centre.silent = true;
      station.start();
      List<RecordedAct> acts = record(station, 5);
      soon().until(() -> centre.states().isEmpty() && !station.status().online());
      assertThat(centre.batches()).isZero();

      centre.silent = false;
      awaitSettled(station, 5);
      assertThat(centre.stored()).isEqualTo(acts);
      soon().until(() -> station.status().online());
    }
  }

  @Test
  void lostOutcomesAreAskedForAgain() throws Exception {
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri())) {
      centre.losesOutcomes = true;
      station.start();
      record(station, 5);

      awaitSettled(station, 5);
    }
  }

  @Test
  void outcomesTwiceAndOldOnesLastChangeNothing() throws Exception {
    List<StationEvent> events = new CopyOnWriteArrayList<>();
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri());
        AutoCloseable listening = station.listen(events::add)) {
      assertThat(listening).isNotNull();
      centre.stutters = true;
      station.start();
      soon().until(() -> station.status().online());
      List<RecordedAct> acts = new ArrayList<>(record(station, 10));
      awaitSettled(station, 10);
      acts.addAll(record(station, 10));
      awaitSettled(station, 20);

      assertThat(centre.stored()).isEqualTo(acts);
      // The counts are told before the last listener hears: more than 20 would come as well.
      soon().until(() -> settled(events) >= 20);
      assertThat(settled(events)).isEqualTo(20);
    }
  }

  private static long settled(List<StationEvent> events) {
    return events.stream().filter(StationEvent.Settled.class::isInstance).count();
  }

  @Test
  void aQuestionIsAnsweredByTheCentre() throws Exception {
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri())) {
      station.start();
      soon().until(() -> station.status().online());

      assertThat(ask(station)).isEqualTo(new Answer.OfItem("红楼梦"));
      centre.silent = true;
      assertThat(ask(station)).isEqualTo(new Answer.Unreachable());
    }
  }

  @Test
  void anAnswerThatComesLateIsNoAnswerToTheNextQuestion() throws Exception {
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri())) {
      station.start();
      soon().until(() -> station.status().online());
      centre.hesitates = true;
      assertThat(ask(station)).isEqualTo(new Answer.Unreachable());
      assertThat(centre.questions()).isEqualTo(1);

      CompletableFuture<Answer> next = station.ask(new Question.OfItem(ITEM)).toCompletableFuture();
      soon().until(() -> centre.questions() == 2);
      centre.answerAll();
      assertThat(next.get(3, TimeUnit.SECONDS)).isEqualTo(new Answer.OfItem("answer 1"));
    }
  }

  private static Answer ask(Station station) throws Exception {
    return station.ask(new Question.OfItem(ITEM)).toCompletableFuture().get(3, TimeUnit.SECONDS);
  }

  @Test
  void aStationSaysThatItIsThereAndThatItLeaves() throws Exception {
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name)) {
      try (StationAgent station = station(broker.uri())) {
        station.start();
        soon().until(() -> centre.states().stream().anyMatch(StationState::online));
      }
      soon().until(() -> !centre.states().getLast().online());
      assertThat(centre.states().getLast().start()).isEqualTo(1);
    }
  }

  @Test
  void referenceDataArrivesAndIsThereAfterARestart() throws Exception {
    TestCatalogue catalogue = new TestCatalogue();
    catalogue.items.put(ITEM.value(), Reference.Item.forLoan("红楼梦"));
    catalogue.patrons.put(PATRON.value(), Reference.Patron.inGoodStanding(null));
    Instant made = Instant.parse("2026-11-21T02:00:00Z");
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        ReferenceData data =
            ReferenceData.open(
                "lib",
                catalogue,
                Cards.NONE,
                directory.resolve("versions"),
                TestKeys.CENTRE,
                () -> made);
        StationAgent station = station(broker.uri())) {
      data.renew();
      centre.reference = data;
      station.start();
      centre.send(
          MqttMessage.retained(centre.topics.referenceManifest(), data.manifest().orElseThrow()));
      soon().until(() -> station.reference().item(ITEM).isPresent());
      assertThat(station.reference().patron(PATRON)).isPresent();
      assertThat(station.reference().patron(new PatronId("P0000124"))).isEmpty();
      assertThat(station.status().referenceMadeAt()).isEqualTo(made);
      soon()
          .until(
              () -> centre.states().getLast().reference().size() == ReferenceSet.values().length);
      centre.send(MqttMessage.retained(centre.topics.referenceManifest(), new byte[0]));
    }
    try (StationAgent alone = station(URI.create("tcp://127.0.0.1:1"))) {
      assertThat(alone.reference().item(ITEM)).isPresent();
      assertThat(alone.reference().rules("").loanDays()).isEqualTo(30);
    }
  }

  @Test
  void overALinkThatIsScarceContentGoesPieceByPieceAndActsAtOnce() throws Exception {
    MqttConnector scarce =
        new MqttConnector() {
          @Override
          public MqttLink connect(MqttSettings settings, MqttListener listener)
              throws MqttLinkException {
            return new PahoConnector().connect(settings, listener);
          }

          @Override
          public boolean isScarce() {
            return true;
          }
        };
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        ReferenceData data =
            ReferenceData.open(
                "lib",
                new TestCatalogue(),
                Cards.NONE,
                directory.resolve("versions"),
                TestKeys.CENTRE,
                Instant::now);
        StationAgent station = station(broker.uri(), scarce)) {
      data.renew();
      centre.reference = data;
      station.start();
      centre.send(
          MqttMessage.retained(centre.topics.referenceManifest(), data.manifest().orElseThrow()));
      soon().until(() -> centre.fetched() > 0);
      record(station, 20);
      awaitSettled(station, 20);
      assertThat(centre.fetched()).isEqualTo(1);
      centre.send(MqttMessage.retained(centre.topics.referenceManifest(), new byte[0]));
    }
  }

  @Test
  void bytesThatMeanNothingAreIgnored() throws Exception {
    try (ScriptedCentre centre = new ScriptedCentre(broker.uri(), name);
        StationAgent station = station(broker.uri())) {
      station.start();
      soon().until(() -> station.status().online());
      centre.send(MqttMessage.of(centre.topics.of(name, Channel.OUTCOMES), new byte[] {1, 2, 3}));
      centre.send(MqttMessage.of(centre.topics.of(name, Channel.ANSWER), new byte[] {(byte) 0xbf}));
      centre.send(MqttMessage.of(centre.topics.referenceManifest(), new byte[] {(byte) 0xff}));
      record(station, 1);

      awaitSettled(station, 1);
    }
  }

  @Test
  void aClosedStationRecordsNothingAndAnswersNothing() throws Exception {
    StationAgent station = station(broker.uri());
    station.start();
    station.close();
    station.close();

    assertThatThrownBy(() -> station.record(LOAN))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.kind()).isEqualTo(JournalException.Kind.CLOSED));
    assertThat(ask(station)).isEqualTo(new Answer.Unreachable());
    assertThat(station.status().online()).isFalse();
  }
}
