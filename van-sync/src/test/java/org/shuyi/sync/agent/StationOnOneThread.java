package org.shuyi.sync.agent;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.engine.SyncEffect;
import org.shuyi.sync.engine.SyncEngine;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncState;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.store.ReferenceStore;
import org.shuyi.sync.wire.Outcomes;

/** A station's engine, journal and messages without its thread: a simulation says what happens. */
public final class StationOnOneThread {
  /** The way to the broker. */
  public interface Wire {
    /** Ends in Connected or Disconnected, later. */
    void connect(long attempt);

    void disconnect(long attempt);

    void publish(long attempt, MqttMessage message) throws MqttLinkException;
  }

  /** Makes a message. */
  private interface Message {
    MqttMessage make() throws JournalException;
  }

  private final SyncEngine engine;
  private final Journal journal;
  private final Outgoing outgoing;
  private final Incoming incoming;
  private final Wire wire;
  private final LongSupplier millis;
  private final Queue<SyncEvent> pending = new ArrayDeque<>();
  private SyncState state;

  /** A station that has just started. */
  public StationOnOneThread(
      StationSettings settings,
      Journal journal,
      Reference.LoanRules rules,
      RandomGenerator random,
      Wire wire,
      LongSupplier millis)
      throws JournalException {
    ReferenceStore reference = ReferenceStore.open(settings.reference(), rules);
    this.engine = new SyncEngine(settings.sync(), random);
    this.journal = journal;
    this.outgoing = new Outgoing(settings, journal, reference, 1);
    this.incoming = new Incoming(settings, journal, reference);
    this.wire = wire;
    this.millis = millis;
    this.state = SyncState.of(journal.last(), journal.acceptedThrough(), journal.removedThrough());
  }

  /** An act, on disk when this returns. */
  public RecordedAct append(Act act) throws JournalException {
    return journal.append(act);
  }

  /** What the engine wants to be woken for. */
  public OptionalLong wakeAt() {
    return engine.wakeAt(state);
  }

  /** A message of the centre. */
  public void arrived(MqttMessage message) {
    incoming.read(message).ifPresent(this::happen);
  }

  /** One event and all that follows from it at once. */
  public void happen(SyncEvent first) {
    pending.add(first);
    for (SyncEvent event = pending.poll(); event != null; event = pending.poll()) {
      SyncEngine.Step step = engine.step(state, event, millis.getAsLong());
      state = step.state();
      step.effects().forEach(this::perform);
    }
  }

  private void perform(SyncEffect effect) {
    switch (effect) {
      case SyncEffect.Connect(long attempt) -> wire.connect(attempt);
      case SyncEffect.Disconnect(long attempt) -> wire.disconnect(attempt);
      case SyncEffect.SendState(long attempt) -> send(attempt, () -> outgoing.state(true, attempt));
      case SyncEffect.SendBatch(long attempt, long after) -> sendBatch(attempt, after);
      case SyncEffect.SendHeartbeat(long attempt, boolean unsettled) ->
          send(attempt, () -> outgoing.heartbeat(unsettled));
      case SyncEffect.SendQuestion question -> throw new AssertionError("nobody asks");
      case SyncEffect.Tell tell -> throw new AssertionError("nobody asked");
      case SyncEffect.Keep(var outcomes) -> keep(outcomes);
      case SyncEffect.Online online -> {}
      case SyncEffect.Alarm alarm -> {}
    }
  }

  private boolean send(long attempt, Message message) {
    try {
      wire.publish(attempt, message.make());
      return true;
    } catch (MqttLinkException | JournalException e) {
      pending.add(new SyncEvent.Disconnected(attempt));
      return false;
    }
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

  /** As the agent keeps it. */
  private void keep(Outcomes outcomes) {
    try {
      if (outcomes.acceptedThrough() <= journal.last()) {
        journal.accepted(outcomes.acceptedThrough());
      }
      Map<ActId, Outcome> ours = new LinkedHashMap<>();
      for (Outcomes.Settled each : outcomes.settled()) {
        if (act(each.sequence()).filter(act -> act.id().equals(each.id())).isPresent()) {
          ours.put(each.id(), each.outcome());
        }
      }
      journal.settle(ours);
    } catch (JournalException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<RecordedAct> act(long sequence) throws JournalException {
    return journal.rowsAfter(sequence - 1, 1).stream()
        .map(row -> row.act())
        .filter(act -> act.sequence() == sequence)
        .findFirst();
  }
}
