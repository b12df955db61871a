package org.shuyi.sync.centre;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.AnswerCodec;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Fetch;
import org.shuyi.sync.wire.FetchCodec;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.Question;
import org.shuyi.sync.wire.QuestionCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;
import org.shuyi.sync.wire.WireException;

/** A station on a real connection that sends what a test tells it and remembers what it hears. */
final class ScriptedStation implements MqttListener, AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final TestStation journal;
  private final Topics topics;
  private final MqttLink link;
  private final Map<Long, Outcome> outcomes = new HashMap<>();
  private final BlockingQueue<MqttMessage> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> manifests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();
  private long acceptedThrough;
  private int heard;
  private byte asked;
  private Optional<Held> held = Optional.empty();

  ScriptedStation(URI broker, Topics topics, TestStation journal) throws Exception {
    this(broker, topics, journal, new PahoConnector());
  }

  ScriptedStation(URI broker, Topics topics, TestStation journal, MqttConnector connector)
      throws Exception {
    this.journal = journal;
    this.topics = topics;
    this.link =
        connector.connect(
            new MqttSettings(
                broker,
                journal.id().value(),
                DEADLINE,
                Duration.ofSeconds(20),
                null,
                List.of(
                    topics.of(journal.id(), Channel.OUTCOMES),
                    topics.of(journal.id(), Channel.ANSWER),
                    topics.of(journal.id(), Channel.CHUNK),
                    topics.referenceManifest())),
            this);
  }

  /** Whatever, under whatever name. */
  void send(MqttMessage message) throws Exception {
    link.publish(message);
  }

  void send(Batch batch) throws Exception {
    link.publish(MqttMessage.of(topics.of(journal.id(), Channel.ACTS), BatchCodec.encode(batch)));
  }

  /** What a station does on a timer: sends what is not accepted, asks for what is not settled. */
  void sendWhatIsMissing() throws Exception {
    int through = (int) acceptedThrough();
    List<Long> unsettled =
        java.util.stream.LongStream.rangeClosed(1, through)
            .filter(sequence -> !outcomes().containsKey(sequence))
            .boxed()
            .toList();
    send(journal.asking(through + 1, journal.written(), unsettled));
  }

  Answer ask(Question question) throws Exception {
    return ask(question, DEADLINE)
        .orElseThrow(() -> new AssertionError("no answer to " + question));
  }

  /** Empty if there is none in time; one that comes later is nobody's. */
  Optional<Answer> ask(Question question, Duration patience) throws Exception {
    byte[] correlation = {1, 2, ++asked};
    link.publish(
        MqttMessage.correlated(
            topics.of(journal.id(), Channel.ASK), QuestionCodec.encode(question), correlation));
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      MqttMessage answer = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (answer == null) {
        return Optional.empty();
      }
      if (Arrays.equals(answer.correlation(), correlation)) {
        return Optional.of(AnswerCodec.decode(answer.payload()));
      }
    }
  }

  byte[] manifest() throws InterruptedException {
    byte[] manifest = manifests.poll(10, TimeUnit.SECONDS);
    if (manifest == null) {
      throw new AssertionError("no reference data");
    }
    return manifest;
  }

  Chunk fetch(ContentHash hash) throws Exception {
    link.publish(
        MqttMessage.fleeting(
            topics.of(journal.id(), Channel.FETCH), FetchCodec.encode(new Fetch(List.of(hash)))));
    Chunk chunk = chunks.poll(10, TimeUnit.SECONDS);
    if (chunk == null || !chunk.hash().equals(hash)) {
      throw new AssertionError("not the chunk that was asked for");
    }
    return chunk;
  }

  synchronized long acceptedThrough() {
    return acceptedThrough;
  }

  synchronized Map<Long, Outcome> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** Why the centre took no acts at some time. */
  synchronized Optional<Held> held() {
    return held;
  }

  synchronized int heard() {
    return heard;
  }

  @Override
  public void arrived(MqttMessage message) {
    try {
      if (message.topic().equals(topics.referenceManifest())) {
        manifests.add(message.payload());
      } else if (message.topic().equals(topics.of(journal.id(), Channel.CHUNK))) {
        chunks.add(FetchCodec.decodeChunk(message.payload()));
      } else if (message.topic().equals(topics.of(journal.id(), Channel.ANSWER))) {
        answers.add(message);
      } else {
        hear(OutcomesCodec.decode(message.payload()));
      }
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized void hear(Outcomes news) {
    heard++;
    held = news.held() == null ? held : Optional.ofNullable(news.held());
    acceptedThrough = Math.max(acceptedThrough, news.acceptedThrough());
    news.settled().forEach(settled -> outcomes.put(settled.sequence(), settled.outcome()));
  }

  @Override
  public void lost(String reason) {
    // A test that pulls the cable says so itself.
  }

  @Override
  public void close() {
    link.close();
  }
}
