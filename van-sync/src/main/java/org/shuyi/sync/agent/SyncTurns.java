package org.shuyi.sync.agent;

import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.engine.SyncEffect;
import org.shuyi.sync.engine.SyncEngine;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncState;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine at work: an event, and every effect that follows from it. Has no thread, wants one.
 */
final class SyncTurns {
  /** The way to the broker. */
  interface Wire {
    /** Ends in {@link SyncEvent.Connected} or {@link SyncEvent.Disconnected}, later. */
    void connect(long attempt, MqttMessage will);

    void disconnect(long attempt);

    /** False if there is no such connection. */
    boolean publish(long attempt, MqttMessage message) throws MqttLinkException;
  }

  /** What is reported. */
  interface Reports {
    void keep(Outcomes outcomes);

    void online(boolean online);

    void held(@Nullable Held held);

    void tell(long id, Answer answer);

    /** After every turn. */
    void turned();
  }

  /** Makes a message. */
  @FunctionalInterface
  private interface Message {
    MqttMessage make() throws JournalException;
  }

  private static final Logger log = LoggerFactory.getLogger(SyncTurns.class);

  private final SyncEngine engine;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Wire wire;
  private final Reports reports;
  private final LongSupplier millis;
  private final Queue<SyncEvent> pending = new ArrayDeque<>();
  private SyncState state;

  /**
   * @param millis on the clock that the engine counts by
   */
  SyncTurns(
      SyncEngine engine,
      SyncState state,
      Outgoing outgoing,
      Incoming incoming,
      Wire wire,
      Reports reports,
      LongSupplier millis) {
    this.engine = engine;
    this.state = state;
    this.outgoing = outgoing;
    this.incoming = incoming;
    this.wire = wire;
    this.reports = reports;
    this.millis = millis;
  }

  /** On {@code millis}; empty if nothing is waited for. */
  OptionalLong wakeAt() {
    return engine.wakeAt(state);
  }

  /** The newest connection attempt. */
  long attempt() {
    return state.attempt();
  }

  void turn(SyncEvent first) {
    pending.add(first);
    drain();
    reports.turned();
  }

  private void drain() {
    for (SyncEvent event = pending.poll(); event != null; event = pending.poll()) {
      SyncEngine.Step step = engine.step(state, event, millis.getAsLong());
      state = step.state();
      step.effects().forEach(this::perform);
    }
  }

  /** Sends a message if there is a connection; if not, it is lost. */
  void publish(MqttMessage message) {
    send(state.attempt(), () -> message);
    drain();
  }

  /** Says anew how the station is. */
  void tellState() {
    long attempt = state.attempt();
    send(attempt, () -> outgoing.state(true, attempt));
    drain();
    reports.turned();
  }

  /** A message of the centre. */
  void read(MqttMessage message) {
    incoming.read(message).ifPresentOrElse(this::turn, reports::turned);
  }

  /** After a mistake of this program: what it was about to do is not done. */
  void forgetPending() {
    pending.clear();
  }

  private void perform(SyncEffect effect) {
    switch (effect) {
      case SyncEffect.Connect(long attempt) -> connect(attempt);
      case SyncEffect.Disconnect(long attempt) -> wire.disconnect(attempt);
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
      case SyncEffect.HoldBack(var held) -> {
        log.warn(
            "{}",
            held == null
                ? "The centre takes acts again"
                : "The centre takes no acts for now, they wait here: " + held.sentence());
        reports.held(held);
      }
      case SyncEffect.Alarm(var reason) ->
          log.error("ALARM: the centre takes no more acts of this journal: {}", reason);
    }
  }

  private void connect(long attempt) {
    try {
      wire.connect(attempt, outgoing.state(false, attempt));
    } catch (JournalException e) {
      log.warn("Not connecting: {}", e.getMessage());
      pending.add(new SyncEvent.Disconnected(attempt));
    }
  }

  private boolean send(long attempt, Message message) {
    try {
      return wire.publish(attempt, message.make());
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
}
