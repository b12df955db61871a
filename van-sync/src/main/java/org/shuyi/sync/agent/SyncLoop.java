package org.shuyi.sync.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.engine.SyncEngine;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncState;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that owns a station's sync: events in, {@link SyncTurns}, connections beside it. */
final class SyncLoop {
  private static final Logger log = LoggerFactory.getLogger(SyncLoop.class);
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /** Over this, messages from the broker are dropped: all of them can be asked for again. */
  private static final int MAX_WAITING = 10_000;

  private final StationSettings settings;
  private final MqttConnector connector;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final SyncTurns turns;
  private final LongSupplier nanos;
  private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
  private final Thread thread;

  // Owned by the thread.
  private final Map<Long, MqttLink> links = new HashMap<>();
  private boolean stopped;

  /**
   * @param reports called on the loop's thread
   */
  SyncLoop(
      StationSettings settings,
      SyncEngine engine,
      SyncState state,
      MqttConnector connector,
      Outgoing outgoing,
      Incoming incoming,
      SyncTurns.Reports reports,
      LongSupplier nanos) {
    this.settings = settings;
    this.connector = connector;
    this.outgoing = outgoing;
    this.incoming = incoming;
    this.nanos = nanos;
    this.turns = new SyncTurns(engine, state, outgoing, incoming, new Wire(), reports, this::now);
    this.thread =
        Thread.ofPlatform().daemon().name("station-" + settings.station()).unstarted(this::run);
  }

  void start() {
    thread.start();
    post(new SyncEvent.Start());
  }

  /** From any thread. */
  void post(SyncEvent event) {
    mailbox.add(() -> turns.turn(event));
  }

  /** From any thread: sends a message if there is a connection; if not, it is lost. */
  void publish(MqttMessage message) {
    mailbox.add(() -> turns.publish(message));
  }

  /** From any thread: says anew how the station is. */
  void tellState() {
    mailbox.add(turns::tellState);
  }

  /** From any thread: says farewell and ends the thread. */
  void stop() {
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    mailbox.add(this::farewell);
    try {
      if (!thread.join(FAREWELL)) {
        log.warn("The sync thread does not end; its connection is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        Runnable next = next();
        if (next == null) {
          turns.turn(new SyncEvent.Tick());
        } else {
          next.run();
        }
      } catch (InterruptedException e) {
        farewell();
      } catch (RuntimeException e) {
        // A mistake of this program must not end the sync for good: begin again, with back-off.
        log.error("A turn of the sync failed; connecting anew", e);
        turns.forgetPending();
        post(new SyncEvent.Disconnected(turns.attempt()));
      }
    }
  }

  private @Nullable Runnable next() throws InterruptedException {
    OptionalLong wakeAt = turns.wakeAt();
    return wakeAt.isEmpty()
        ? mailbox.take()
        : mailbox.poll(Math.max(0, wakeAt.getAsLong() - now()), TimeUnit.MILLISECONDS);
  }

  private long now() {
    return nanos.getAsLong() / 1_000_000;
  }

  private void connect(long attempt, MqttSettings mqtt) {
    try {
      MqttLink link = connector.connect(mqtt, new Listener(attempt));
      mailbox.add(() -> connected(attempt, link));
    } catch (MqttLinkException e) {
      log.info("{}", e.getMessage());
      post(new SyncEvent.Disconnected(attempt));
    }
  }

  private void connected(long attempt, MqttLink link) {
    if (stopped) {
      closeAside(link);
      return;
    }
    log.info("Connected to {}", settings.broker());
    links.put(attempt, link);
    turns.turn(new SyncEvent.Connected(attempt));
  }

  /** To close takes a while when the broker does not answer. */
  private static void closeAside(MqttLink link) {
    Thread.ofVirtual().start(link::close);
  }

  private void farewell() {
    stopped = true;
    long attempt = turns.attempt();
    MqttLink link = links.remove(attempt);
    if (link != null) {
      try {
        link.publish(outgoing.state(false, attempt));
      } catch (MqttLinkException | JournalException e) {
        log.debug("No farewell: {}", e.getMessage());
      }
      link.close();
    }
    links.values().forEach(SyncLoop::closeAside);
  }

  /** Connections of Paho, on the loop's thread. */
  private final class Wire implements SyncTurns.Wire {
    @Override
    public void connect(long attempt, MqttMessage will) {
      MqttSettings mqtt =
          new MqttSettings(
              settings.broker(),
              settings.station().value(),
              DEADLINE,
              KEEP_ALIVE,
              will,
              incoming.subscriptions());
      Thread.ofVirtual()
          .name("connect-" + settings.station())
          .start(() -> SyncLoop.this.connect(attempt, mqtt));
    }

    @Override
    public void disconnect(long attempt) {
      MqttLink link = links.remove(attempt);
      if (link != null) {
        closeAside(link);
      }
    }

    @Override
    public boolean publish(long attempt, MqttMessage message) throws MqttLinkException {
      MqttLink link = links.get(attempt);
      if (link != null) {
        link.publish(message);
      }
      return link != null;
    }
  }

  /** On Paho's threads: posts and returns. */
  private final class Listener implements MqttListener {
    private final long attempt;

    Listener(long attempt) {
      this.attempt = attempt;
    }

    @Override
    public void arrived(MqttMessage message) {
      if (mailbox.size() >= MAX_WAITING) {
        log.warn("Too much to do, a message on {} dropped; it is asked for again", message.topic());
        return;
      }
      mailbox.add(() -> turns.read(message));
    }

    @Override
    public void lost(String reason) {
      log.info("Connection lost: {}", reason);
      post(new SyncEvent.Disconnected(attempt));
    }
  }
}
