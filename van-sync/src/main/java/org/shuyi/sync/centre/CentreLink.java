package org.shuyi.sync.centre;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The centre's connection to the broker, made again whenever it breaks. What can't be sent is
 * dropped: a station that misses an answer asks again, so that nothing rests on a queue in here.
 */
final class CentreLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CentreLink.class);

  /** Messages on their way out. At some 30 KB for a full one this is some 30 MB. */
  private static final int OUTGOING = 1000;

  /** Of what is not urgent, 64 KiB each, so much waits at most. */
  private static final int BULK = 16;

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;

  private final MqttConnector connector;
  private final MqttSettings settings;
  private final Consumer<MqttMessage> arrived;
  private final Runnable connected;
  private final RandomGenerator random;
  private final BlockingQueue<MqttMessage> outgoing = new ArrayBlockingQueue<>(OUTGOING);
  private final BlockingQueue<MqttMessage> bulk = new ArrayBlockingQueue<>(BULK);

  /** One for each message in the two queues. */
  private final Semaphore waiting = new Semaphore(0);

  private final AtomicLong dropped = new AtomicLong();
  private final Threads threads = new Threads("centre-link");
  private volatile @Nullable MqttLink link;

  /** Has a permit when the connection of now is at its end. */
  private volatile Semaphore over = new Semaphore(0);

  private long pause = FIRST_PAUSE_MILLIS;

  /**
   * @param arrived on a thread of the client: post and return
   * @param connected after each connect; may post messages
   */
  CentreLink(
      MqttConnector connector,
      CentreSettings settings,
      String clientId,
      List<String> subscriptions,
      Consumer<MqttMessage> arrived,
      Runnable connected,
      RandomGenerator random) {
    this.connector = connector;
    this.settings =
        new MqttSettings(settings.broker(), clientId, DEADLINE, KEEP_ALIVE, null, subscriptions);
    this.arrived = arrived;
    this.connected = connected;
    this.random = random;
  }

  void start() {
    threads.loop(this::stayConnected);
    threads.loop(this::send);
  }

  boolean isConnected() {
    return link != null;
  }

  /** Hands over a message. Never blocks; over the bound the message is dropped. */
  void post(MqttMessage message) {
    if (outgoing.offer(message)) {
      waiting.release();
    } else {
      long sum = dropped.incrementAndGet();
      LOG.warn("The broker is too slow: {} answers dropped so far; stations ask again", sum);
    }
  }

  /** Hands over a message that goes when nothing else waits; waits for room. */
  void postBulk(MqttMessage message) throws InterruptedException {
    bulk.put(message);
    waiting.release();
  }

  /**
   * Makes a new connection. What waits for the centre at the broker is thrown away with the one
   * before, and comes again from those to whom it matters.
   */
  void connectAnew() {
    over.release();
  }

  private void stayConnected() throws InterruptedException {
    Semaphore end = new Semaphore(0);
    over = end;
    try (MqttLink made = connector.connect(settings, new Listener(end))) {
      LOG.info("Connected to {}", settings.broker());
      pause = FIRST_PAUSE_MILLIS;
      link = made;
      connected.run();
      end.acquire();
    } catch (MqttLinkException e) {
      LOG.info("Not connected: {}", e.getMessage());
    } finally {
      link = null;
    }
    Thread.sleep(random.nextLong(pause / 2, pause + 1));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  }

  private void send() throws InterruptedException {
    waiting.acquire();
    MqttMessage urgent = outgoing.poll();
    MqttMessage message = urgent == null ? bulk.poll() : urgent;
    MqttLink now = link;
    if (message == null || now == null) {
      return;
    }
    try {
      now.publish(message);
    } catch (MqttLinkException e) {
      LOG.info("An answer on {} is lost: {}", message.topic(), e.getMessage());
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  /** Ends one connection's turn. */
  private final class Listener implements MqttListener {
    private final Semaphore over;

    Listener(Semaphore over) {
      this.over = over;
    }

    @Override
    public void arrived(MqttMessage message) {
      arrived.accept(message);
    }

    @Override
    public void lost(String reason) {
      LOG.warn("Connection to {} lost: {}", settings.broker(), reason);
      over.release();
    }
  }
}
