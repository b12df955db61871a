package org.shuyi.sync.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.WireException;

/**
 * Stations as the centre sees them: each has its name, its journal and its topics, and sends again
 * what is not acknowledged within 5 s. They share a few connections to the broker.
 */
final class Fleet implements AutoCloseable {
  private static final int CONNECTIONS = 10;
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration RESEND = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Map<StationId, byte[]> waiting = new ConcurrentHashMap<>();
  private final List<MqttLink> links = new ArrayList<>();
  private final CountDownLatch missing;
  private final int acts;

  private Fleet(int stations, int acts) {
    this.missing = new CountDownLatch(stations);
    this.acts = acts;
  }

  static Fleet connect(URI broker, int stations, int acts) throws MqttLinkException {
    Fleet fleet = new Fleet(stations, acts);
    for (int number = 0; number < stations; number++) {
      fleet.waiting.put(new StationId("van-" + number), batch(number, acts));
    }
    for (int link = 0; link < CONNECTIONS; link++) {
      fleet.links.add(fleet.link(broker, link, stations));
    }
    return fleet;
  }

  /** Link 3 of 10 is that of stations 3, 13, 23 … */
  private MqttLink link(URI broker, int link, int stations) throws MqttLinkException {
    List<String> topics = new ArrayList<>();
    for (int number = link; number < stations; number += CONNECTIONS) {
      topics.add(IntakeOnly.TOPICS.of(new StationId("van-" + number), Topics.Channel.OUTCOMES));
    }
    return new PahoConnector()
        .connect(
            new MqttSettings(
                broker, "fleet-" + stations + "-" + link, DEADLINE, DEADLINE, null, topics),
            new Listener());
  }

  private static byte[] batch(int station, int acts) {
    Instant begin = Instant.now().minus(Duration.ofDays(1));
    Epoch epoch = new Epoch(7);
    List<byte[]> payloads = new ArrayList<>();
    byte[] hash = HashChain.start();
    for (int sequence = 1; sequence <= acts; sequence++) {
      byte[] payload =
          ActCodec.encode(
              Acts.recorded(station, sequence, begin, Acts.loan(station * acts + sequence)));
      hash = HashChain.next(hash, epoch, sequence, payload);
      payloads.add(payload);
    }
    return BatchCodec.encode(
        new Batch(
            new StationId("van-" + station),
            epoch,
            1,
            HashChain.start(),
            payloads,
            hash,
            List.of()));
  }

  /** Returns the seconds until the centre has acknowledged the acts of all. */
  double bringAll() throws InterruptedException {
    long started = System.nanoTime();
    do {
      List<Thread> threads = new ArrayList<>();
      for (int link = 0; link < CONNECTIONS; link++) {
        int number = link;
        threads.add(Thread.ofPlatform().start(() -> send(number)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (System.nanoTime() - started > LONGEST.toNanos()) {
        throw new AssertionError(missing + " stations wait for the centre");
      }
    } while (!missing.await(RESEND.toMillis(), TimeUnit.MILLISECONDS));
    return (System.nanoTime() - started) / 1e9;
  }

  private void send(int link) {
    waiting.forEach(
        (station, batch) -> {
          if (Integer.parseInt(station.value().substring(4)) % CONNECTIONS == link) {
            publish(links.get(link), station, batch);
          }
        });
  }

  private static void publish(MqttLink link, StationId station, byte[] batch) {
    try {
      link.publish(MqttMessage.of(IntakeOnly.TOPICS.of(station, Topics.Channel.ACTS), batch));
    } catch (MqttLinkException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    links.forEach(MqttLink::close);
  }

  private final class Listener implements MqttListener {
    @Override
    public void arrived(MqttMessage message) {
      Optional<Topics.Address> to = IntakeOnly.TOPICS.parse(message.topic());
      try {
        if (OutcomesCodec.decode(message.payload()).acceptedThrough() == acts
            && waiting.remove(to.orElseThrow().station()) != null) {
          missing.countDown();
        }
      } catch (WireException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void lost(String reason) {
      throw new IllegalStateException(reason);
    }
  }
}
