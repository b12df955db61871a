package org.shuyi.sync.engine;

import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.Question;

/** What happens to a station's sync. */
public sealed interface SyncEvent {
  /** Connect, and stay connected. */
  record Start() implements SyncEvent {}

  /** Acts are in the journal up to here. */
  record Recorded(long last) implements SyncEvent {}

  /** Acts up to here, which the centre had settled, are not in the journal any more. */
  record Removed(long through) implements SyncEvent {}

  /** The connection attempt worked; its subscriptions stand. */
  record Connected(long attempt) implements SyncEvent {}

  /** The connection attempt failed, or the connection is gone. */
  record Disconnected(long attempt) implements SyncEvent {}

  /**
   * {@link SyncEffect.SendBatch} was done.
   *
   * @param through the last row that it carried
   */
  record BatchSent(long attempt, long through) implements SyncEvent {}

  /** The centre spoke, of this station and this epoch. */
  record Heard(Outcomes outcomes) implements SyncEvent {}

  /**
   * Somebody asks.
   *
   * @param id for the answer; not used twice
   */
  record Asked(long id, Question question) implements SyncEvent {}

  /** The centre answered. */
  record Answered(long id, Answer answer) implements SyncEvent {}

  /** Time went by. */
  record Tick() implements SyncEvent {}
}
