package org.shuyi.sync.agent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.engine.SyncEffect;
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
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that owns a station's sync: events in, engine, effects out. */
final class SyncLoop {
  /** What the loop reports; called on its thread. */
  interface Reports {
    void keep(Outcomes outcomes);

    void online(boolean online);

    void tell(long id, Answer answer);

    /** After every turn. */
    void turned();
  }

  private static final Logger log = LoggerFactory.getLogger(SyncLoop.class);
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /** Over this, messages from the broker are dropped: all of them can be asked for again. */
  private static final int MAX_WAITING = 10_000;

  private final StationSettings settings;
  private final SyncEngine engine;
  private final MqttConnector connector;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Reports reports;
  private final LongSupplier nanos;
  private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
  private final Thread thread;

  // Owned by the thread.
  private final Map<Long, MqttLink> links = new HashMap<>();
  private final Queue<SyncEvent> pending = new ArrayDeque<>();
  private SyncState state;
  private boolean stopped;

  SyncLoop(
      StationSettings settings,
      SyncEngine engine,
      SyncState state,
      MqttConnector connector,
      Outgoing outgoing,
      Incoming incoming,
      Reports reports,
      LongSupplier nanos) {
    this.settings = settings;
    this.engine = engine;
    this.state = state;
    this.connector = connector;
    this.outgoing = outgoing;
    this.incoming = incoming;
    this.reports = reports;
    this.nanos = nanos;
    this.thread =
        Thread.ofPlatform().daemon().name("station-" + settings.station()).unstarted(this::run);
  }

  void start() {
    thread.start();
    post(new SyncEvent.Start());
  }

  /** From any thread. */
  void post(SyncEvent event) {
    mailbox.add(() -> turn(event));
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
          turn(new SyncEvent.Tick());
        } else {
          next.run();
        }
      } catch (InterruptedException e) {
        farewell();
      } catch (RuntimeException e) {
        // A mistake of this program must not end the sync for good: begin again, with back-off.
        log.error("A turn of the sync failed; connecting anew", e);
        pending.clear();
        post(new SyncEvent.Disconnected(state.attempt()));
      }
    }
  }

  private @Nullable Runnable next() throws InterruptedException {
    OptionalLong wakeAt = engine.wakeAt(state);
    return wakeAt.isEmpty()
        ? mailbox.take()
        : mailbox.poll(Math.max(0, wakeAt.getAsLong() - now()), TimeUnit.MILLISECONDS);
  }

  private long now() {
    return nanos.getAsLong() / 1_000_000;
  }

  private void turn(SyncEvent first) {
    pending.add(first);
    for (SyncEvent event = pending.poll(); event != null; event = pending.poll()) {
      SyncEngine.Step step = engine.step(state, event, now());
      state = step.state();
      step.effects().forEach(this::perform);
    }
    reports.turned();
  }

  private void perform(SyncEffect effect) {
    switch (effect) {
      case SyncEffect.Connect(long attempt) -> connect(attempt);
      case SyncEffect.Disconnect(long attempt) -> disconnect(attempt);
      case SyncEffect.SendState(long attempt) -> send(attempt, () -> outgoing.state(true, attempt));
      case SyncEffect.SendBatch(long attempt, long after) -> sendBatch(attempt, after);
      case SyncEffect.SendHeartbeat(long attempt, boolean unsettled) ->
          send(attempt, () -> outgoing.heartbeat(unsettled));
      case SyncEffect.SendQuestion(long attempt, long id, var question) ->
          send(attempt, () -> outgoing.question(id, question));
      case SyncEffect.Tell(long id, var answer) -> reports.tell(id, answer);
      case SyncEffect.Keep(var outcomes) -> reports.keep(outcomes);
      case SyncEffect.Online(boolean online) -> {
        log.info("The centre is {}", online ? "reachable" : "not reachable");
        reports.online(online);
      }
      case SyncEffect.Alarm(var reason) ->
          log.error("ALARM: the centre takes no more acts of this journal: {}", reason);
    }
  }

  private void connect(long attempt) {
    MqttMessage will;
    try {
      will = outgoing.state(false, attempt);
    } catch (JournalException e) {
      log.warn("Not connecting: {}", e.getMessage());
      pending.add(new SyncEvent.Disconnected(attempt));
      return;
    }
    MqttSettings mqtt =
        new MqttSettings(
            settings.broker(),
            settings.station().value(),
            DEADLINE,
            KEEP_ALIVE,
            will,
            incoming.subscriptions());
    Thread.ofVirtual().name("connect-" + settings.station()).start(() -> connect(attempt, mqtt));
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
    turn(new SyncEvent.Connected(attempt));
  }

  private void disconnect(long attempt) {
    MqttLink link = links.remove(attempt);
    if (link != null) {
      closeAside(link);
    }
  }

  /** To close takes a while when the broker does not answer. */
  private static void closeAside(MqttLink link) {
    Thread.ofVirtual().start(link::close);
  }

  /** Makes a message. */
  @FunctionalInterface
  private interface Message {
    MqttMessage make() throws JournalException;
  }

  private boolean send(long attempt, Message message) {
    MqttLink link = links.get(attempt);
    if (link == null) {
      return false;
    }
    try {
      link.publish(message.make());
      return true;
    } catch (MqttLinkException e) {
      log.info("Not sent: {}", e.getMessage());
    } catch (JournalException e) {
      log.warn("Not sent, the journal can't be read: {}", e.getMessage());
    }
    pending.add(new SyncEvent.Disconnected(attempt));
    return false;
  }

  private void sendBatch(long attempt, long after) {
    long[] through = {after};
    boolean sent =
        send(
            attempt,
            () -> {
              Outgoing.Rows rows = outgoing.batch(after);
              through[0] = rows.through();
              return rows.message();
            });
    if (sent) {
      pending.add(new SyncEvent.BatchSent(attempt, through[0]));
    }
  }

  private void farewell() {
    stopped = true;
    long attempt = state.attempt();
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
      mailbox.add(
          () -> incoming.read(message).ifPresentOrElse(SyncLoop.this::turn, reports::turned));
    }

    @Override
    public void lost(String reason) {
      log.info("Connection lost: {}", reason);
      post(new SyncEvent.Disconnected(attempt));
    }
  }
}
