package org.shuyi.sync.centre;

import java.io.IOException;
import java.util.Optional;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Fetch;
import org.shuyi.sync.wire.FetchCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends stations the content of reference data that they ask for, behind all that is urgent. */
final class Fetches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

  private static final long GLANCE_MILLIS = 5;

  private final ReferenceData reference;
  private final Topics topics;
  private final CentreLink link;
  private final Complaints complaints;
  private final Intake intake = new Intake();
  private final Threads threads = new Threads("fetch");

  Fetches(ReferenceData reference, Topics topics, CentreLink link, Complaints complaints) {
    this.reference = reference;
    this.topics = topics;
    this.link = link;
    this.complaints = complaints;
  }

  void start() {
    threads.loop(this::send);
  }

  /** Never blocks. */
  void take(StationId station, byte[] message) {
    if (!intake.offer(new Intake.Arrival(station, message))) {
      complaints.about(
          new Greed(station),
          times ->
              LOG.warn("{} fetches too much at once and has to ask again, {}", station, times));
    }
  }

  private void send() throws InterruptedException {
    Intake.Arrival next = intake.take();
    try {
      send(next.from(), FetchCodec.decodeFetch(next.bytes()));
    } catch (WireException e) {
      complaints.about(
          new Greed(next.from()),
          times ->
              LOG.warn("A fetch of {} can't be read: {}, {}", next.from(), e.getMessage(), times));
    }
  }

  private void send(StationId station, Fetch fetch) throws InterruptedException {
    String topic = topics.of(station, Topics.Channel.CHUNK);
    for (ContentHash hash : fetch.wanted()) {
      while (!link.isIdle()) {
        Thread.sleep(GLANCE_MILLIS);
      }
      link.post(MqttMessage.fleeting(topic, FetchCodec.encode(chunk(hash))));
    }
  }

  private Chunk chunk(ContentHash hash) {
    Optional<byte[]> deflated = Optional.empty();
    try {
      deflated = reference.deflated(hash);
    } catch (IOException e) {
      LOG.error("Content {} of reference data can't be read: {}", hash.brief(), e.getMessage());
    }
    return new Chunk(hash, deflated.orElse(null));
  }

  @Override
  public void close() {
    threads.close();
  }

  /** What can't be answered. */
  private record Greed(StationId of) {}
}
