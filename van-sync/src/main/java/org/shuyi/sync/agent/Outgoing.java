package org.shuyi.sync.agent;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Question;
import org.shuyi.sync.wire.QuestionCodec;
import org.shuyi.sync.wire.StateCodec;
import org.shuyi.sync.wire.StationState;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the messages that a station sends, out of its journal. */
final class Outgoing {
  /** A message and the last row in it. */
  record Rows(MqttMessage message, long through) {}

  private static final Logger log = LoggerFactory.getLogger(Outgoing.class);
  private static final byte[] NO_CORRELATION = {};

  /** Refused acts asked for at a time, in turn: some 2 MB a day at the most. */
  private static final int REFUSED = 2;

  private final StationSettings settings;
  private final Topics topics;
  private final Journal journal;
  private final Reference reference;
  private final long start;
  private long lastRefused;
  private volatile Map<String, String> devices = Map.of();

  Outgoing(StationSettings settings, Journal journal, Reference reference, long start) {
    this.settings = settings;
    this.topics = new Topics(settings.library());
    this.journal = journal;
    this.reference = reference;
    this.start = start;
  }

  /** How the devices are, from now on; any thread. */
  void devices(Map<String, String> conditions) {
    devices = Map.copyOf(conditions);
  }

  private StationId station() {
    return settings.station();
  }

  /** As many rows after this one as one batch holds. */
  Rows batch(long after) throws JournalException {
    List<SealedRow> rows = journal.rowsAfter(after, Limits.BATCH_ROWS);
    if (rows.isEmpty()) {
      throw new JournalException(
          JournalException.Kind.CORRUPT, "the journal has no row after " + after);
    }
    Batch batch = Batch.of(station(), journal.epoch(), rows).telling(anchors());
    MqttMessage message =
        MqttMessage.of(topics.of(station(), Channel.ACTS), BatchCodec.encode(batch));
    return new Rows(message, batch.last());
  }

  /** An empty batch; at most once, since the next one follows. */
  MqttMessage heartbeat(boolean withUnsettled) throws JournalException {
    long last = journal.last();
    byte[] hash = journal.lastHash();
    List<Long> unsettled = withUnsettled ? unsettled() : List.of();
    Batch batch =
        new Batch(station(), journal.epoch(), last + 1, hash, List.of(), hash, unsettled)
            .telling(withUnsettled ? anchors() : List.of());
    return new MqttMessage(
        topics.of(station(), Channel.ACTS), BatchCodec.encode(batch), 0, false, NO_CORRELATION);
  }

  /** Also where no act follows: then nothing else tells the centre when the clock was set. */
  private List<ClockAnchor> anchors() throws JournalException {
    try {
      journal.noteClock();
    } catch (JournalException e) {
      // A full disk must not keep the station from sending what it has.
      log.warn("When the clock was set is not in the journal yet: {}", e.getMessage());
    }
    return journal.anchors(Limits.ANCHORS);
  }

  /** What the centre made of a refused act since may have been told and not heard. */
  private List<Long> unsettled() throws JournalException {
    List<Long> refused = journal.refusedAfter(lastRefused, REFUSED);
    lastRefused = refused.size() < REFUSED ? 0 : refused.getLast();
    return Stream.concat(refused.stream(), journal.unsettled(Limits.OUTCOMES).stream())
        .limit(Limits.OUTCOMES)
        .toList();
  }

  MqttMessage question(long id, Question question) {
    return MqttMessage.correlated(
        topics.of(station(), Channel.ASK),
        QuestionCodec.encode(question),
        ByteBuffer.allocate(Long.BYTES).putLong(id).array());
  }

  private Map<ReferenceSet, Instant> ages() {
    Map<ReferenceSet, Instant> ages = new EnumMap<>(ReferenceSet.class);
    for (ReferenceSet set : ReferenceSet.values()) {
      Instant asOf = reference.asOf(set);
      if (!asOf.equals(Instant.EPOCH)) {
        ages.put(set, asOf);
      }
    }
    return ages;
  }

  MqttMessage state(boolean online, long connection) throws JournalException {
    StationState state =
        new StationState(
            station(),
            online,
            start,
            connection,
            settings.software(),
            journal.counts().queued(),
            reference.madeAt(),
            ages(),
            devices);
    return MqttMessage.retained(topics.of(station(), Channel.STATE), StateCodec.encode(state));
  }
}
