package org.shuyi.sync.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;

/**
 * The append-only journal of a station. What {@link #append} returned is on disk, and stays there
 * until the centre has settled it. Safe for use by several threads; one process.
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
   * @param after the sequence number before the first one wanted; {@link #removedThrough} for all
   * @param limit 1 to 1000
   * @throws JournalException REMOVED if the first one wanted is not there any more
   */
  List<SealedRow> rowsAfter(long after, int limit) throws JournalException;

  /** The last sequence number written, 0 for none. */
  long last() throws JournalException;

  /** The chain's hash after the last row; {@link HashChain#start} before the first. */
  byte[] lastHash() throws JournalException;

  /** The last act that is not there any more, see {@link #remove}; 0 if none was removed. */
  long removedThrough() throws JournalException;

  /**
   * Removes the oldest acts, a bounded number of them, that the centre has both accepted and
   * settled and that are of a certain age. What goes on needing an act, a debt that stands, keeps
   * it. The chain goes on from the last one removed; no sequence number is used again. How old an
   * act is counts only while the clock is trusted, and by acts stamped with a trusted clock: what
   * stands before such an act is older.
   *
   * @param most 1 to 1000
   * @return whether any were removed
   */
  boolean remove(Duration age, int most) throws JournalException;

  /**
   * Remembers the clock if this boot has acts from before it was trusted and it is now. Costs
   * nothing otherwise, and may be called at any time.
   */
  void noteClock() throws JournalException;

  /**
   * When boots saw a trusted clock, of those that have acts without an outcome which were stamped
   * before; those of the oldest acts first.
   */
  List<ClockAnchor> anchors(int limit) throws JournalException;

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
   * Sequence numbers of acts that the centre has refused, oldest first. It may still think better
   * of them, when something older comes in or staff decide.
   *
   * @param after the number before the first one wanted; 0 for all
   * @param limit 1 to 1000
   */
  List<Long> refusedAfter(long after, int limit) throws JournalException;

  /**
   * Acts that the centre has not settled yet (no outcome is known), accepted or not, oldest first.
   * What the station has to remember when it decides alone: it must not lend twice what it lent a
   * minute ago, also not after a power cut.
   */
  List<RecordedAct> pending() throws JournalException;

  /** Debts opened and not settled, oldest first. */
  List<OpenDebt> openDebts() throws JournalException;

  /**
   * What lies in the compartments of this station's lockers, by door: loaded, and neither removed
   * nor replaced since.
   */
  List<Act.StockLoaded> stock() throws JournalException;

  /** Whether what was last to be written was; true before the first. */
  boolean isWriting();

  JournalCounts counts() throws JournalException;

  /** Closes the file. A second call does nothing. */
  @Override
  void close();

  /** A debt that stands. */
  record OpenDebt(ActId opened, Act.DebtOpened debt) {}
}
