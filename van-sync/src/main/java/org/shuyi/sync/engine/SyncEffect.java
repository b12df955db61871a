package org.shuyi.sync.engine;

import org.jspecify.annotations.Nullable;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.Question;

/** What the engine wants done, in this order. */
public sealed interface SyncEffect {
  /** Connect; end in {@link SyncEvent.Connected} or {@link SyncEvent.Disconnected}. */
  record Connect(long attempt) implements SyncEffect {}

  /** Throw this connection, or attempt, away. */
  record Disconnect(long attempt) implements SyncEffect {}

  /** Say on the state topic how the station is. */
  record SendState(long attempt) implements SyncEffect {}

  /**
   * Send rows after this one, as many as one batch holds; end in {@link SyncEvent.BatchSent}, or in
   * {@link SyncEvent.Disconnected} if the connection did not take it.
   */
  record SendBatch(long attempt, long after) implements SyncEffect {}

  /**
   * Send an empty batch.
   *
   * @param unsettled with the sequence numbers of which no outcome is known
   */
  record SendHeartbeat(long attempt, boolean unsettled) implements SyncEffect {}

  /** Ask the centre. */
  record SendQuestion(long attempt, long id, Question question) implements SyncEffect {}

  /** Tell whoever asked. */
  record Tell(long id, Answer answer) implements SyncEffect {}

  /** Write into the journal what the centre said. */
  record Keep(Outcomes outcomes) implements SyncEffect {}

  /** The centre is reachable, or not any more. */
  record Online(boolean online) implements SyncEffect {}

  /** The centre takes nothing for now, or null: it does again. The acts wait in the journal. */
  record HoldBack(@Nullable Held held) implements SyncEffect {}

  /** Staff have to look: the centre does not take this journal's acts. */
  record Alarm(String reason) implements SyncEffect {}
}
