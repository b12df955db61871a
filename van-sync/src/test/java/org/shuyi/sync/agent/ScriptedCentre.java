package org.shuyi.sync.agent;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.ReferenceData;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.AnswerCodec;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Fetch;
import org.shuyi.sync.wire.FetchCodec;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.StateCodec;
import org.shuyi.sync.wire.StationState;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;
import org.shuyi.sync.wire.WireException;

/** Plays the centre by the book over a real broker, or misbehaves as told. */
final class ScriptedCentre implements MqttListener, AutoCloseable {
  /** A station's times, so that a test has not to wait. */
  static final SyncSettings QUICK =
      new SyncSettings(
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofMillis(200),
          Duration.ofMillis(900),
          Duration.ofSeconds(4),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  final Topics topics = new Topics("lib");
  final StationId station;
  volatile boolean silent;

  /** Stores, acknowledges, but the outcomes get lost on the way unless asked for. */
  volatile boolean losesOutcomes;

  /** Says everything twice, the older thing last. */
  volatile boolean stutters;

  /** Where content comes from. */
  volatile @Nullable ReferenceData reference;

  /** Its connection may get lost; see {@link #reconnect}. */
  volatile boolean mayBeCutOff;

  /** Questions wait until {@link #answerAll}, and are then answered in order with their number. */
  volatile boolean hesitates;

  /** Reads nothing from the broker while this is locked, as a centre that is far behind. */
  final ReentrantLock lag = new ReentrantLock();

  private final MqttConnector connector;
  private final URI broker;
  private final List<MqttMessage> questions = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final TreeMap<Long, RecordedAct> stored = new TreeMap<>();
  private final List<StationState> states = new ArrayList<>();
  private volatile MqttLink link;
  private byte[] hash = HashChain.start();
  private int batches;
  private int fetched;
  private Outcomes before;

  ScriptedCentre(URI broker, StationId station) throws MqttLinkException {
    this(broker, station, new PahoConnector());
  }

  @SuppressWarnings({"NullAway.Init", "this-escape"}) // `before` is set by the first reply
  ScriptedCentre(URI broker, StationId station, MqttConnector connector) throws MqttLinkException {
    this.connector = connector;
    this.broker = broker;
    this.station = station;
    this.link = connect();
  }

  private MqttLink connect() throws MqttLinkException {
    return connector.connect(
        new MqttSettings(
            broker,
            "centre-of-" + station,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            null,
            List.of(
                topics.of(station, Channel.ACTS),
                topics.of(station, Channel.ASK),
                topics.of(station, Channel.FETCH),
                topics.of(station, Channel.STATE))),
        this);
  }

  /** Remembers what it stored. */
  void reconnect() throws MqttLinkException {
    link.close();
    link = connect();
  }

  synchronized List<RecordedAct> stored() {
    return List.copyOf(stored.values());
  }

  synchronized List<StationState> states() {
    return List.copyOf(states);
  }

  synchronized int batches() {
    return batches;
  }

  synchronized int questions() {
    return questions.size();
  }

  @Override
  public void arrived(MqttMessage message) {
    lag.lock();
    lag.unlock();
    thread.execute(() -> handle(message));
  }

  @Override
  public void lost(String reason) {
    if (!mayBeCutOff) {
      throw new AssertionError("the centre's own connection: " + reason);
    }
  }

  private synchronized void handle(MqttMessage message) {
    if (silent) {
      return;
    }
    try {
      switch (topics.parse(message.topic()).orElseThrow().channel()) {
        case ACTS -> take(BatchCodec.decode(message.payload()));
        case ASK -> ask(message);
        case STATE -> states.add(StateCodec.decode(message.payload()));
        case FETCH -> give(FetchCodec.decodeFetch(message.payload()));
        case OUTCOMES, ANSWER, CHUNK -> throw new AssertionError("not a station's topic");
      }
    } catch (MqttLinkException e) {
      // A broker that was killed takes no answer; the station sends what it does not know of again.
      lost(String.valueOf(e.getMessage()));
    } catch (WireException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private void take(Batch batch) throws WireException, MqttLinkException {
    if (!batch.payloads().isEmpty()) {
      batches++;
    }
    List<Outcomes.Settled> settled = new ArrayList<>();
    for (int i = 0; i < batch.payloads().size(); i++) {
      long sequence = batch.first() + i;
      if (sequence == stored.size() + 1) {
        RecordedAct act = ActCodec.decode(batch.payloads().get(i));
        hash = HashChain.next(hash, batch.epoch(), sequence, batch.payloads().get(i));
        stored.put(sequence, act);
        settled.add(settled(act));
      }
    }
    boolean whole = batch.first() + batch.payloads().size() - 1 == stored.size();
    if (whole && !Arrays.equals(hash, batch.chainHash())) {
      throw new AssertionError("the chain does not hold");
    }
    if (losesOutcomes) {
      settled.clear();
    }
    for (long asked : batch.unsettled()) {
      settled.add(settled(java.util.Objects.requireNonNull(stored.get(asked))));
    }
    int from = 0;
    do {
      List<Outcomes.Settled> some =
          settled.subList(from, Math.min(from + Limits.OUTCOMES, settled.size()));
      say(new Outcomes(station, batch.epoch(), stored.size(), some, null));
      from += Limits.OUTCOMES;
    } while (from < settled.size());
  }

  private static Outcomes.Settled settled(RecordedAct act) {
    return new Outcomes.Settled(
        act.sequence(), act.id(), new Outcome.Applied(LocalDate.of(2026, 12, 21)));
  }

  private void say(Outcomes outcomes) throws MqttLinkException {
    publish(outcomes);
    if (stutters && before != null) {
      publish(outcomes);
      publish(before);
    }
    before = outcomes;
  }

  private void publish(Outcomes outcomes) throws MqttLinkException {
    link.publish(
        MqttMessage.of(topics.of(station, Channel.OUTCOMES), OutcomesCodec.encode(outcomes)));
  }

  private void ask(MqttMessage question) throws MqttLinkException {
    if (hesitates) {
      questions.add(question);
    } else {
      answer(question, "红楼梦");
    }
  }

  synchronized void answerAll() throws MqttLinkException {
    for (int i = 0; i < questions.size(); i++) {
      answer(questions.get(i), "answer " + i);
    }
    questions.clear();
  }

  private void answer(MqttMessage question, String title) throws MqttLinkException {
    link.publish(
        MqttMessage.correlated(
            topics.of(station, Channel.ANSWER),
            AnswerCodec.encode(new Answer.OfItem(title)),
            question.correlation()));
  }

  synchronized int fetched() {
    return fetched;
  }

  private void give(Fetch fetch) throws IOException {
    fetched += fetch.wanted().size();
    for (ContentHash hash : fetch.wanted()) {
      ReferenceData from = reference;
      byte[] deflated = from == null ? null : from.deflated(hash).orElse(null);
      send(
          MqttMessage.fleeting(
              topics.of(station, Channel.CHUNK), FetchCodec.encode(new Chunk(hash, deflated))));
    }
  }

  void send(MqttMessage message) throws MqttLinkException {
    link.publish(message);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    link.close();
  }
}
