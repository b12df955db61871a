package org.shuyi.sync.centre;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.FetchCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends stations the content of reference data that they ask for: one piece in turn to each, each
 * at a pace of its own, and all of it behind what is urgent.
 */
final class Fetches implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

  /** Pieces that wait for one station, twice what it asks for at once; more are asked for again. */
  static final int OF_ONE = 64;

  /** Stations that are served at once. */
  static final int STATIONS = 4096;

  /** Bytes a second to one station: 30 MB in half a minute. */
  private static final long RATE = 1_000_000;

  private final ReferenceData reference;
  private final Topics topics;
  private final CentreLink link;
  private final Complaints complaints;
  private final Map<StationId, Queue<ContentHash>> wanted = new HashMap<>();
  private final DelayQueue<Turn> turns = new DelayQueue<>();
  private final Threads threads = new Threads("fetch");

  Fetches(ReferenceData reference, Topics topics, CentreLink link, Complaints complaints) {
    this.reference = reference;
    this.topics = topics;
    this.link = link;
    this.complaints = complaints;
  }

  /** When a station has its next turn, by the monotonic clock. */
  private record Turn(StationId station, long at) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  void start() {
    threads.loop(this::send);
  }

  /** Never blocks. */
  void take(StationId station, byte[] message) {
    try {
      for (ContentHash hash : FetchCodec.decodeFetch(message).wanted()) {
        if (!want(station, hash)) {
          complaints.about(
              new Greed(station),
              times ->
                  LOG.warn("{} fetches too much at once and has to ask again, {}", station, times));
        }
      }
    } catch (WireException e) {
      complaints.about(
          new Greed(station),
          times -> LOG.warn("A fetch of {} can't be read: {}, {}", station, e.getMessage(), times));
    }
  }

  /** False if there is no room. */
  private synchronized boolean want(StationId station, ContentHash hash) {
    Queue<ContentHash> queue = wanted.get(station);
    if (queue == null) {
      if (wanted.size() >= STATIONS) {
        return false;
      }
      queue = new ArrayDeque<>();
      wanted.put(station, queue);
      turns.add(new Turn(station, System.nanoTime()));
    }
    return queue.contains(hash) || queue.size() < OF_ONE && queue.add(hash);
  }

  private void send() throws InterruptedException {
    StationId station = turns.take().station();
    Optional<ContentHash> next = next(station);
    if (next.isPresent()) {
      byte[] message = FetchCodec.encode(chunk(next.get()));
      link.postBulk(MqttMessage.fleeting(topics.of(station, Topics.Channel.CHUNK), message));
      long pause = TimeUnit.SECONDS.toNanos(1) * message.length / RATE;
      turns.add(new Turn(station, System.nanoTime() + pause));
    }
  }

  /** Empty if nothing waits any more: then the station has no turn until it asks again. */
  private synchronized Optional<ContentHash> next(StationId station) {
    Queue<ContentHash> queue = wanted.get(station);
    ContentHash next = queue == null ? null : queue.poll();
    if (next == null) {
      wanted.remove(station);
    }
    return Optional.ofNullable(next);
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
