package org.shuyi.sync.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;

/**
 * The append-only journal of a station. What {@link #append} returned is on disk and stays there.
 * Safe for use by several threads; one process.
 */
public interface Journal extends AutoCloseable {
  /** This journal's epoch: another one whenever a journal is created or restored. */
  Epoch epoch();

  /**
   * Writes one act and flushes it to disk before returning.
   *
   * @throws JournalException if it is not on disk; then nothing of it is
   */
  RecordedAct append(Act act) throws JournalException;

  /**
   * Sealed rows in order of sequence, as they go to the centre.
   *
   * @param after the sequence number before the first one wanted; 0 for all
   * @param limit 1 to 1000
   */
  List<SealedRow> rowsAfter(long after, int limit) throws JournalException;

  /** The last sequence number written, 0 for none. */
  long last() throws JournalException;

  /** The centre has everything up to here; never goes back. */
  long acceptedThrough() throws JournalException;

  /** Records the centre's acknowledgement. A smaller number than the one known changes nothing. */
  void accepted(long through) throws JournalException;

  /**
   * Records what became of acts, all in one flush. Replaces an earlier Unknown or Refused; an
   * Applied stands.
   *
   * @return the acts whose outcome is another one now
   * @throws JournalException also for an act that this journal does not hold; then none is recorded
   */
  Set<ActId> settle(Map<ActId, Outcome> outcomes) throws JournalException;

  Optional<Outcome> outcome(ActId id) throws JournalException;

  /**
   * Sequence numbers that the centre has accepted and of which no outcome is known, oldest first.
   *
   * @param limit 1 to 1000
   */
  List<Long> unsettled(int limit) throws JournalException;

  /**
   * Acts that the centre has not settled yet (no outcome is known), accepted or not, oldest first.
   * What the station has to remember when it decides alone: it must not lend twice what it lent a
   * minute ago, also not after a power cut.
   */
  List<RecordedAct> pending() throws JournalException;

  /** Debts opened and not settled, oldest first. */
  List<OpenDebt> openDebts() throws JournalException;

  JournalCounts counts() throws JournalException;

  /** Closes the file. A second call does nothing. */
  @Override
  void close();

  /** A debt that stands. */
  record OpenDebt(ActId opened, Act.DebtOpened debt) {}
}
