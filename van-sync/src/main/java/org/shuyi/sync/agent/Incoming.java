package org.shuyi.sync.agent;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.wire.AnswerCodec;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.Topics.Channel;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a station receives. What can't be read is told in the log and has no effect. */
final class Incoming {
  /** Where reference data goes; called on the caller's thread, returns at once. */
  interface ReferenceData {
    void manifest(byte[] signed);

    void chunk(byte[] message);
  }

  private static final Logger log = LoggerFactory.getLogger(Incoming.class);

  private final StationSettings settings;
  private final Topics topics;
  private final Journal journal;
  private final ReferenceData reference;

  Incoming(StationSettings settings, Journal journal, ReferenceData reference) {
    this.settings = settings;
    this.topics = new Topics(settings.library());
    this.journal = journal;
    this.reference = reference;
  }

  List<String> subscriptions() {
    return List.of(
        topics.of(settings.station(), Channel.OUTCOMES),
        topics.of(settings.station(), Channel.ANSWER),
        topics.of(settings.station(), Channel.CHUNK),
        topics.referenceManifest());
  }

  /** What a message means to the engine; empty if nothing. */
  Optional<SyncEvent> read(MqttMessage message) {
    if (message.topic().equals(topics.referenceManifest())) {
      reference.manifest(message.payload());
      return Optional.empty();
    }
    try {
      return switch (channel(message)) {
        case OUTCOMES -> outcomes(message);
        case CHUNK -> {
          reference.chunk(message.payload());
          yield Optional.empty();
        }
        default -> answer(message);
      };
    } catch (WireException e) {
      log.warn("Message on {} not readable, ignored: {}", message.topic(), e.getMessage());
      return Optional.empty();
    }
  }

  private Channel channel(MqttMessage message) {
    return topics.parse(message.topic()).map(Topics.Address::channel).orElse(Channel.ANSWER);
  }

  private Optional<SyncEvent> outcomes(MqttMessage message) throws WireException {
    Outcomes outcomes = OutcomesCodec.decode(message.payload());
    boolean ours =
        outcomes.station().equals(settings.station()) && outcomes.epoch().equals(journal.epoch());
    if (!ours) {
      log.warn("Outcomes of another station or an earlier journal, ignored");
      return Optional.empty();
    }
    return Optional.of(new SyncEvent.Heard(outcomes));
  }

  private static Optional<SyncEvent> answer(MqttMessage message) throws WireException {
    if (message.correlation().length != Long.BYTES) {
      log.warn("An answer to no question of ours, ignored");
      return Optional.empty();
    }
    long id = ByteBuffer.wrap(message.correlation()).getLong();
    return Optional.of(new SyncEvent.Answered(id, AnswerCodec.decode(message.payload())));
  }
}
