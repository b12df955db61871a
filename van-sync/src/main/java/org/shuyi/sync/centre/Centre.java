package org.shuyi.sync.centre;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.AnswerCodec;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.QuestionCodec;
import org.shuyi.sync.wire.StateCodec;
import org.shuyi.sync.wire.StationState;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The centre of one library: between its stations at the broker and its library system. Killed at
 * any moment, the next start goes on where this one was.
 */
public final class Centre implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Centre.class);

  private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

  /** What another centre packed before it died. */
  private static final Duration LOOKS_FOR_PACKED = Duration.ofSeconds(1);

  private static final Duration AFTER_STORE_FAILURE = Duration.ofSeconds(2);

  private final CentreSettings settings;
  private final CentreStore store;
  private final InstantSource clock;
  private final Inbox inbox;
  private final Unpacking unpacking;
  private final ApplyLanes lanes;
  private final Enquiries enquiries;
  private final OutcomePost outcomes;
  private final ReferencePost reference;
  private final CentreLink link;
  private final Fetches fetches;
  private final Bans bans;
  private final Gate gate;
  private final StationDirectory directory = new StationDirectory();
  private final Intake intake = new Intake();
  private final GivingWay givingWay = new GivingWay(System::nanoTime);

  /** One for each batch that was packed, until somebody looks. */
  private final Semaphore packed = new Semaphore(0);

  private final Complaints complaints = Complaints.usual();
  private final Threads threads = new Threads("centre");

  private Centre(
      CentreSettings settings,
      CentreStore store,
      ReferenceData data,
      LibrarySystem ils,
      Catalogue catalogue,
      MqttConnector connector,
      Bans.Maker broker,
      InstantSource clock) {
    CentreSettings.Pace pace = settings.pace();
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.inbox = new Inbox(store, settings.quota(), clock);
    this.unpacking = new Unpacking(store, clock);
    this.outcomes = new OutcomePost(store, this::send);
    Verdicts verdicts = new Verdicts(store, pace, clock, outcomes::tell);
    Settlement settlement =
        new Settlement(
            store, ils, () -> catalogue.rules().loanDays(), pace, settings.zone(), clock, verdicts);
    this.lanes =
        new ApplyLanes(
            store,
            settlement,
            new Registration(store, ils, settings.people().keys(), clock, verdicts),
            new LostCards(store, ils, clock, verdicts, this::cardsChanged),
            new Fees(store, ils, clock, verdicts),
            new Holds(store, ils, clock, verdicts),
            pace,
            clock,
            Thread::sleep);
    this.enquiries =
        new Enquiries(
            store,
            ils,
            new PinDesk(store, ils, settings.people().keys(), settings.keys().patrons(), clock),
            () -> catalogue.rules().loanDays(),
            pace,
            settings.zone(),
            clock);
    this.bans = broker.over(this::post);
    this.gate = new Gate(bans, this::connectAnew, complaints, Gate.BANNED_FOR, System::nanoTime);
    Topics topics = settings.topics();
    this.link =
        new CentreLink(
            connector,
            settings,
            clientId(topics, store),
            subscriptions(topics, bans),
            this::arrived,
            this::connected,
            RandomGenerator.getDefault());
    this.reference =
        new ReferencePost(
            store, data, topics.referenceManifest(), pace.referenceEvery(), link::post);
    this.fetches = new Fetches(data, topics, link, complaints);
  }

  private static List<String> subscriptions(Topics topics, Bans bans) {
    return Stream.concat(
            Stream.of(
                topics.shared(Topics.Channel.ACTS),
                topics.shared(Topics.Channel.ASK),
                topics.all(Topics.Channel.FETCH),
                topics.all(Topics.Channel.STATE)),
            bans.topics().stream())
        .toList();
  }

  /** A broker takes the second of two clients with the same name for the first one, come again. */
  private static String clientId(Topics topics, CentreStore store) {
    String name = "centre-" + topics.library();
    return store.tenant().isEmpty() ? name : name + "-" + store.tenant();
  }

  /** With a broker that can't be told to keep a station out. */
  public static Centre start(
      CentreSettings settings,
      LibrarySystem ils,
      Catalogue catalogue,
      MqttConnector connector,
      InstantSource clock)
      throws IOException {
    return start(settings, ils, catalogue, connector, centre -> Bans.NONE, clock);
  }

  /**
   * Opens the database and starts. Returns at once; the broker and the library system may come
   * later, or go and come again.
   *
   * @param ils stays the caller's, who closes it after the centre
   * @param connector makes the connections to the broker
   * @param broker how it is told to keep a station out
   * @throws IOException the database or the directory of reference data can't be used; nothing is
   *     running
   */
  public static Centre start(
      CentreSettings settings,
      LibrarySystem ils,
      Catalogue catalogue,
      MqttConnector connector,
      Bans.Maker broker,
      InstantSource clock)
      throws IOException {
    CentreStore store = CentreStore.open(settings.store());
    Centre centre =
        new Centre(
            settings,
            store,
            reference(settings, catalogue, clock, store),
            ils,
            catalogue,
            connector,
            broker,
            clock);
    centre.run();
    LOG.info("{}: started", settings);
    return centre;
  }

  private static ReferenceData reference(
      CentreSettings settings, Catalogue catalogue, InstantSource clock, CentreStore store)
      throws IOException {
    try {
      return ReferenceData.open(
          settings.topics().library(),
          catalogue,
          Cards.in(store),
          settings.reference(),
          settings.keys(),
          clock);
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  private void run() {
    threads.loop(this::store);
    threads.loop(this::unpack);
    threads.loop(this::forgetPeople);
    outcomes.start();
    lanes.start();
    reference.start();
    fetches.start();
    gate.start();
    link.start();
  }

  /** How it stands now. */
  public CentreStatus status() throws StoreException {
    return new CentreStatus(link.isConnected(), store.counts());
  }

  /** For staff, while this runs. */
  public Desks desks() {
    return new Desks(store, clock, directory, gate);
  }

  /** Has the reference data of now made, and the stations told. Also done now and then. */
  public void publishReference() {
    reference.publish();
  }

  private void cardsChanged() {
    reference.publishCards();
  }

  private void connected() {
    bans.connected();
    reference.announce();
  }

  private void connectAnew() {
    link.connectAnew();
  }

  private void post(MqttMessage message) {
    link.post(message);
  }

  /** What has waited for too long is deleted, whoever may still want it. */
  private void forgetPeople() throws InterruptedException {
    try {
      int forgotten = store.forgetPeople(clock.instant().minus(settings.people().keep()));
      if (forgotten > 0) {
        LOG.warn(
            "Deleted name and document of {} cards that nobody registered within {}; staff register"
                + " them when the person comes in",
            forgotten,
            settings.people().keep());
      }
    } catch (StoreException e) {
      LOG.error("Personal data that is too old is not deleted yet: {}", e.getMessage());
    }
    Thread.sleep(BETWEEN_FORGETTING);
  }

  private void arrived(MqttMessage message) {
    settings
        .topics()
        .parse(message.topic())
        .ifPresentOrElse(address -> arrived(address, message), () -> strange(message));
  }

  private void strange(MqttMessage message) {
    if (bans.topics().contains(message.topic())) {
      bans.heard(message);
      return;
    }
    complaints.about(
        "no topic of a station",
        times ->
            LOG.warn(
                "Ignored a message on {}: no topic of a station; {} such ones",
                message.topic(),
                times));
  }

  private void arrived(Topics.Address address, MqttMessage message) {
    if (!gate.admits(address.station(), message.payload().length)) {
      return;
    }
    switch (address.channel()) {
      case ACTS -> take(new Intake.Arrival(address.station(), message.payload()));
      case ASK -> ask(address.station(), message);
      case FETCH -> fetch(address.station(), message.payload());
      case STATE -> hear(address.station(), message.payload());
      case OUTCOMES, ANSWER, CHUNK -> LOG.warn("Ignored a message on {}", message.topic());
    }
  }

  private void take(Intake.Arrival arrival) {
    if (!intake.offer(arrival)) {
      complaints.about(
          new Flood(arrival.from()),
          times ->
              LOG.warn(
                  "Too many batches at once from {}: {} of them have to come again",
                  arrival.from(),
                  times));
    }
  }

  /** All centres hear it, so that each can show it. */
  private void hear(StationId from, byte[] message) {
    try {
      StationState state = StateCodec.decode(message);
      if (state.station().equals(from)) {
        boolean kept = directory.heard(state);
        LOG.debug("{} says how it is; kept: {}", from, kept);
      } else {
        mumbled(from, "it says that it is " + state.station());
      }
    } catch (WireException e) {
      mumbled(from, e.getMessage());
    }
  }

  private void mumbled(StationId from, @Nullable String why) {
    complaints.about(
        new Mumble(from),
        times ->
            LOG.warn(
                "What {} says of itself is not taken: {}; {} such messages", from, why, times));
  }

  /** All centres hear it, for what has to be sent lies with one of them. */
  private void fetch(StationId from, byte[] message) {
    if (reference.isOnDuty()) {
      fetches.take(from, message);
    }
  }

  private void store() throws InterruptedException {
    Intake.Arrival arrival = intake.take();
    try {
      long before = inbox.packed();
      inbox.receive(arrival.from(), arrival.bytes()).ifPresent(answer -> answer(arrival, answer));
      if (inbox.packed() > before) {
        givingWay.cameIn();
        packed.release();
      } else {
        lanes.call();
      }
    } catch (StoreException e) {
      LOG.error(
          "A batch of {} is not stored and not acknowledged: {}",
          arrival.from(),
          e.getMessage(),
          e);
    }
  }

  private void unpack() throws InterruptedException {
    boolean called = packed.tryAcquire(LOOKS_FOR_PACKED.toMillis(), TimeUnit.MILLISECONDS);
    LOG.trace("called {}, further calls {}", called, packed.drainPermits());
    try {
      do {
        givingWay.awaitTurn();
      } while (unpackNext());
    } catch (StoreException e) {
      LOG.error("Accepted batches are not unpacked yet: {}", e.getMessage(), e);
      Thread.sleep(AFTER_STORE_FAILURE);
    }
  }

  private boolean unpackNext() throws StoreException {
    boolean any = unpacking.next().isPresent();
    if (any) {
      lanes.call();
    }
    return any;
  }

  private void answer(Intake.Arrival arrival, Outcomes answer) {
    gate.answered(answer, arrival.bytes().length);
    send(answer);
  }

  private void ask(StationId from, MqttMessage message) {
    try {
      enquiries.ask(
          from, QuestionCodec.decode(message.payload()), answer -> answer(from, message, answer));
    } catch (WireException e) {
      complaints.about(
          new Riddle(from),
          times ->
              LOG.warn(
                  "A question of {} can't be read: {}; {} such ones", from, e.getMessage(), times));
      answer(from, message, new Answer.Unreachable());
    }
  }

  private void answer(StationId to, MqttMessage question, Answer answer) {
    link.post(
        MqttMessage.correlated(
            settings.topics().of(to, Topics.Channel.ANSWER),
            AnswerCodec.encode(answer),
            question.correlation()));
  }

  /**
   * At most once: the broker's acknowledgement would say nothing that the station's next batch does
   * not, and whoever waits for it behind a flood says nothing to anybody.
   */
  private void send(Outcomes message) {
    link.post(
        MqttMessage.fleeting(
            settings.topics().of(message.station(), Topics.Channel.OUTCOMES),
            OutcomesCodec.encode(message)));
  }

  /** Stops cleanly: what waits, waits in the database. A second call does nothing. */
  @Override
  public void close() {
    link.close();
    gate.close();
    fetches.close();
    threads.close();
    enquiries.close();
    lanes.close();
    outcomes.close();
    reference.close();
    store.close();
  }

  /** More batches than its turn. */
  private record Flood(StationId of) {}

  /** States that are not its own or can't be read. */
  private record Mumble(StationId of) {}

  /** Questions that can't be read. */
  private record Riddle(StationId of) {}
}
