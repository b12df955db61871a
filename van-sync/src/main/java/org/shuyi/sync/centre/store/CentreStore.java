package org.shuyi.sync.centre.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Outcomes;

/**
 * The centre's memory. Every call is one transaction and on disk when it returns. Safe for use by
 * several threads, which take turns; one process has the file.
 */
public final class CentreStore implements AutoCloseable {
  private final Jdbc jdbc;
  private final ActRows acts;
  private final LaneRows lanes;
  private final InboxRows inbox;

  private CentreStore(Jdbc jdbc) {
    this.jdbc = jdbc;
    this.acts = new ActRows(jdbc);
    this.lanes = new LaneRows(jdbc);
    this.inbox = new InboxRows(jdbc, acts, lanes);
  }

  /** Opens the database, and makes it if the file is not there. */
  public static CentreStore open(Path file) throws StoreException {
    return new CentreStore(new Jdbc(Database.open(file)));
  }

  /** How far a station's journal is stored; all zeros if nothing of it is. */
  public StationLane lane(StationId station, Epoch epoch) throws StoreException {
    return jdbc.transaction("reading a station's lane", () -> inbox.lane(station, epoch));
  }

  /** The hash of one stored row. */
  public Optional<byte[]> hash(StationId station, Epoch epoch, long sequence)
      throws StoreException {
    return jdbc.transaction("reading a hash", () -> inbox.hash(station, epoch, sequence));
  }

  /** The bytes that first brought an act, and the station that sent them. */
  public Optional<Sent> sent(ActId id) throws StoreException {
    return jdbc.transaction("looking for an act", () -> inbox.sent(id));
  }

  /** Bytes of an act and who sent them. */
  @SuppressWarnings("ArrayRecordComponent") // decoded, never compared
  public record Sent(StationId station, byte[] payload) {}

  /**
   * Stores rows that follow {@code lane} and moves it. Loans, returns and renewals then wait in
   * their item's lane; what needs no library system is settled as applied; what is of an unknown
   * kind waits in review.
   *
   * @param settle how long an act waits for older ones from other stations
   */
  public StationLane append(
      StationLane lane, List<NewRow> rows, Instant receivedAt, Duration settle)
      throws StoreException {
    return jdbc.transaction(
        "storing " + rows.size() + " acts of " + lane.station(),
        () -> inbox.append(lane, rows, receivedAt, receivedAt.plus(settle)));
  }

  /** Takes nothing more of this journal until somebody has looked. The first reason stands. */
  public void quarantine(StationLane lane, String reason, Instant at) throws StoreException {
    jdbc.transaction("quarantining a lane", () -> inbox.quarantine(lane, reason, at));
  }

  /**
   * What became of some of a station's acts; those without an outcome are left out.
   *
   * @param sequences at most 200
   */
  public List<Outcomes.Settled> outcomes(StationId station, Epoch epoch, List<Long> sequences)
      throws StoreException {
    return jdbc.transaction(
        "reading outcomes",
        () -> {
          List<Outcomes.Settled> found = new ArrayList<>();
          for (long sequence : sequences) {
            inbox.outcome(station, epoch, sequence).ifPresent(found::add);
          }
          return found;
        });
  }

  /** Items with acts that wait and are to be looked at by now, the longest waiting first. */
  public List<ItemId> dueItems(Instant now, int limit) throws StoreException {
    return jdbc.transaction("looking for work", () -> lanes.due(now, limit));
  }

  /** When the next item after this moment is to be looked at; empty if there is none. */
  public Optional<Instant> nextDue(Instant now) throws StoreException {
    return jdbc.transaction("looking for work", () -> lanes.nextDue(now));
  }

  /** Whether the library system has not been told of all that happened to an item. */
  public boolean waits(ItemId item) throws StoreException {
    return jdbc.transaction("looking for work", () -> lanes.waits(item));
  }

  /**
   * The act that is next on an item: one that the library system was asked for already, else the
   * oldest.
   */
  public Optional<StoredAct> head(ItemId item) throws StoreException {
    return jdbc.transaction("reading the head of an item's lane", () -> lanes.head(item));
  }

  /** Puts an item off; {@code until} gets how often this happened in a row before. */
  public void putOff(ItemId item, IntFunction<Instant> until) throws StoreException {
    jdbc.transaction("putting off an item", () -> lanes.putOff(item, until));
  }

  /** What the centre did with this item before and after the act. */
  public History history(StoredAct act) throws StoreException {
    return jdbc.transaction("reading an item's history", () -> acts.history(act));
  }

  /** How often the library system was asked for this act without an answer. */
  public Attempts attempts(ActId id) throws StoreException {
    return jdbc.transaction("reading attempts", () -> acts.attempts(id));
  }

  /** Loans of a patron that the library system does not show yet. */
  public int waitingLoans(PatronId patron) throws StoreException {
    return jdbc.transaction("counting waiting loans", () -> acts.waitingLoans(patron));
  }

  /**
   * Says that the library system is about to be asked. Must return before it is.
   *
   * @param dueBefore what the item shows now
   */
  public void intend(StoredAct act, @Nullable LocalDate dueBefore, Instant at)
      throws StoreException {
    jdbc.transaction("recording an intent", () -> acts.intend(act, dueBefore, at));
  }

  /** Records what became of an act; the next act on the item may follow. */
  public void settle(StoredAct act, Outcome outcome, String rule, Instant at)
      throws StoreException {
    jdbc.transaction(
        "recording an outcome",
        () -> {
          acts.settle(act, outcome, rule, at);
          lanes.follow(act.act().item(), at);
          return act;
        });
  }

  /**
   * Records that nobody can tell what became of an act. It is in review, and still waits: it is
   * probed again, and nothing else is done on its item before.
   *
   * @return false if this was recorded before
   */
  public boolean doubt(StoredAct act, Outcome.Unknown outcome, String rule, Instant at)
      throws StoreException {
    return jdbc.transaction("recording a doubt", () -> acts.doubt(act, outcome, rule, at));
  }

  /** A number that is greater than any that this returned for that name. */
  public long next(String counter) throws StoreException {
    return jdbc.transaction("counting", () -> Rows.next(jdbc, counter));
  }

  public Counts counts() throws StoreException {
    return jdbc.transaction("counting acts", () -> Rows.counts(jdbc));
  }

  /** Closes the file. A second call does nothing. */
  @Override
  public void close() {
    jdbc.close();
  }
}
