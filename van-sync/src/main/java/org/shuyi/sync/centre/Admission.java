package org.shuyi.sync.centre;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.centre.store.NewRow;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.ActHead;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.WireException;

/**
 * Decides what to do with a batch, given what is stored. What does not fit is never guessed at: a
 * gap is asked for again, a chain that does not hold closes the journal until somebody has looked.
 */
final class Admission {
  /** What to do with a batch. */
  sealed interface Verdict {
    /** Rows that are new, in order, right behind the stored ones. At least one. */
    record Store(List<NewRow> rows) implements Verdict {}

    /** Nothing new. */
    record Known() implements Verdict {}

    /** Acts are missing between the stored ones and this batch: the station has to send them. */
    record Gap() implements Verdict {}

    /** Nothing of this journal is taken any more, for this reason. */
    record Quarantine(String reason) implements Verdict {}
  }

  /** What the inbox knows. */
  interface Known<E extends Exception> {
    /** The hash of a stored row of the same journal. */
    Optional<byte[]> hash(long sequence) throws E;

    /** Whether the station's journal had this row, in whichever epoch. */
    boolean holds(long sequence, byte[] hash) throws E;

    /**
     * Those of some acts that are stored already, under any journal.
     *
     * @param payloads of acts that the lane's station sends now
     */
    Map<ActId, Prior> priors(Map<ActId, byte[]> payloads) throws E;
  }

  /** How an act that arrives relates to a stored one with its id. */
  enum Prior {
    /** The same act of the same station is stored. */
    SAME,
    /** Another act has this id, or another station sent it. */
    OTHER
  }

  private Admission() {}

  /**
   * @param receivedAt when the batch came in
   * @throws E if {@code known} can't tell
   */
  static <E extends Exception> Verdict decide(
      Batch batch, StationLane lane, Known<E> known, Instant receivedAt) throws E {
    if (lane.quarantine() != null) {
      return new Verdict.Known();
    }
    long before = batch.first() - 1;
    if (before > lane.acceptedThrough()) {
      return begins(batch, lane, known)
          ? decide(batch, lane.beginningAfter(before, batch.previousHash()), known, receivedAt)
          : new Verdict.Gap();
    }
    List<byte[]> hashes = hashes(batch);
    long shared = Math.min(before + batch.payloads().size(), lane.acceptedThrough());
    if (!MessageDigest.isEqual(hashes.getLast(), batch.chainHash())) {
      return new Verdict.Quarantine(
          "the hash chain does not hold in rows " + batch.first() + " to " + batch.last());
    }
    if (!isStored(lane, known, shared, hashes.get((int) (shared - before)))) {
      return new Verdict.Quarantine(
          "fork: row "
              + shared
              + " is not the one that is stored; was the station's disk copied or set back?");
    }
    return batch.last() <= lane.acceptedThrough()
        ? new Verdict.Known()
        : rows(batch, lane, known, hashes, receivedAt);
  }

  /**
   * A station removes what is settled. If it then begins an epoch, the first row follows one of the
   * epoch before, whose hash can't be come by otherwise: nothing is missing in between.
   */
  private static <E extends Exception> boolean begins(Batch batch, StationLane lane, Known<E> known)
      throws E {
    return lane.acceptedThrough() == 0
        && !batch.payloads().isEmpty()
        && known.holds(batch.first() - 1, batch.previousHash());
  }

  /** The hash before the first row, then the one of each row. */
  private static List<byte[]> hashes(Batch batch) {
    List<byte[]> hashes = new ArrayList<>();
    hashes.add(batch.previousHash());
    for (byte[] payload : batch.payloads()) {
      long sequence = batch.first() + hashes.size() - 1;
      hashes.add(HashChain.next(hashes.getLast(), batch.epoch(), sequence, payload));
    }
    return hashes;
  }

  private static <E extends Exception> boolean isStored(
      StationLane lane, Known<E> known, long sequence, byte[] hash) throws E {
    if (sequence == lane.acceptedThrough()) {
      return MessageDigest.isEqual(hash, lane.chainHash());
    }
    if (sequence == 0) {
      return MessageDigest.isEqual(hash, HashChain.start());
    }
    Optional<byte[]> stored = known.hash(sequence);
    return stored.isPresent()
        ? MessageDigest.isEqual(hash, stored.get())
        : known.holds(sequence, hash);
  }

  private static <E extends Exception> Verdict rows(
      Batch batch, StationLane lane, Known<E> known, List<byte[]> hashes, Instant receivedAt)
      throws E {
    List<Row> rows = new ArrayList<>();
    Map<ActId, byte[]> payloads = new HashMap<>();
    for (long sequence = lane.acceptedThrough() + 1; sequence <= batch.last(); sequence++) {
      int index = (int) (sequence - batch.first());
      Row row;
      try {
        row = read(batch.payloads().get(index), hashes.get(index + 1));
      } catch (WireException e) {
        return new Verdict.Quarantine("row " + sequence + " can't be read: " + e.getMessage());
      }
      if (row.head().sequence() != sequence) {
        return new Verdict.Quarantine(
            "row " + sequence + " says that it is number " + row.head().sequence());
      }
      if (payloads.put(row.head().id(), row.payload()) != null) {
        return hasIdOfAnother(row);
      }
      rows.add(row);
    }
    return compared(batch, lane, rows, known.priors(payloads), receivedAt);
  }

  private static Verdict compared(
      Batch batch, StationLane lane, List<Row> rows, Map<ActId, Prior> priors, Instant receivedAt) {
    List<Row> compared = new ArrayList<>(rows.size());
    for (Row row : rows) {
      Prior prior = priors.get(row.head().id());
      if (prior == Prior.OTHER) {
        return hasIdOfAnother(row);
      }
      compared.add(prior == Prior.SAME ? row.repeated() : row);
    }
    return new Verdict.Store(timed(compared, batch.anchors(), lane, receivedAt));
  }

  private static Verdict hasIdOfAnother(Row row) {
    return new Verdict.Quarantine("row " + row.head().sequence() + " has the id of another act");
  }

  private static Row read(byte[] payload, byte[] hash) throws WireException {
    ActCodec.Opened opened = ActCodec.open(payload);
    return new Row(payload, hash, opened.head(), opened.act(), false);
  }

  private static List<NewRow> timed(
      List<Row> rows, List<ClockAnchor> anchors, StationLane lane, Instant receivedAt) {
    List<Stamp> stamps = rows.stream().map(row -> row.head().stamp()).toList();
    List<ActTime> times =
        ActTimes.of(stamps, anchors, lane.lastAt(), lane.lastEarliest(), receivedAt);
    List<NewRow> timed = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      timed.add(rows.get(i).at(times.get(i)));
    }
    return timed;
  }

  /**
   * A row that was read.
   *
   * @param act null for a kind of act that a newer station made: kept as it is, for a newer centre
   */
  @SuppressWarnings("ArrayRecordComponent") // carried through, never compared
  private record Row(byte[] payload, byte[] hash, ActHead head, @Nullable Act act, boolean repeat) {
    Row repeated() {
      return new Row(payload, hash, head, act, true);
    }

    NewRow at(ActTime time) {
      return new NewRow(head.sequence(), payload, hash, head.id(), head.stamp(), act, repeat, time);
    }
  }
}
