package org.shuyi.sync.agent;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.engine.SyncEngine;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncState;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.store.ReferenceStore;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;

/** A station's turns without its thread and its connections: a simulation says what happens. */
public final class StationOnOneThread {
  /** The way to the broker. */
  public interface Wire {
    /** Ends in Connected or Disconnected, later. */
    void connect(long attempt);

    void disconnect(long attempt);

    void publish(long attempt, MqttMessage message) throws MqttLinkException;
  }

  private final SyncTurns turns;

  /** Nobody sends any here. */
  private static final class NoReferenceData implements Incoming.ReferenceData {
    @Override
    public void manifest(byte[] signed) {
      throw new AssertionError("a manifest");
    }

    @Override
    public void chunk(byte[] message) {
      throw new AssertionError("a chunk");
    }
  }

  /** A station that has just started. */
  public StationOnOneThread(
      StationSettings settings,
      Journal journal,
      RandomGenerator random,
      Wire wire,
      LongSupplier millis)
      throws JournalException {
    ReferenceStore reference =
        ReferenceStore.open(settings.reference(), settings.library(), settings.keys());
    this.turns =
        new SyncTurns(
            new SyncEngine(settings.sync(), random),
            SyncState.of(journal.last(), journal.acceptedThrough(), journal.removedThrough()),
            new Outgoing(settings, journal, reference.reference(), 1),
            new Incoming(settings, journal, new NoReferenceData()),
            new WithoutWill(wire),
            new Reports(new Hearing(journal)),
            millis);
  }

  /** When the next tick is wanted. */
  public OptionalLong wakeAt() {
    return turns.wakeAt();
  }

  /** A message of the centre. */
  public void arrived(MqttMessage message) {
    turns.read(message);
  }

  /** One event and all that follows from it at once. */
  public void happen(SyncEvent event) {
    turns.turn(event);
  }

  private record WithoutWill(Wire wire) implements SyncTurns.Wire {
    @Override
    public void connect(long attempt, MqttMessage will) {
      wire.connect(attempt);
    }

    @Override
    public void disconnect(long attempt) {
      wire.disconnect(attempt);
    }

    @Override
    public boolean publish(long attempt, MqttMessage message) throws MqttLinkException {
      wire.publish(attempt, message);
      return true;
    }
  }

  private record Reports(Hearing hearing) implements SyncTurns.Reports {
    @Override
    public void keep(Outcomes outcomes) {
      hearing.keep(outcomes);
    }

    @Override
    public void online(boolean online) {
      // Nobody asks here.
    }

    @Override
    public void held(@Nullable Held held) {
      throw new AssertionError("a quota that no simulation reaches: " + held);
    }

    @Override
    public void tell(long id, Answer answer) {
      throw new AssertionError("nobody asked");
    }

    @Override
    public void turned() {
      // Nobody watches.
    }
  }
}
