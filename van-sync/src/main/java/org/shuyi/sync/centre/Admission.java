package org.shuyi.sync.centre;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.circulation.ActId;
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
    /**
     * Rows up to the batch's last are new, right behind the stored ones.
     *
     * @param first the first of them
     * @param bytes of their payloads
     */
    record Store(long first, long bytes) implements Verdict {}

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
  }

  private Admission() {}

  /**
   * @throws E if {@code known} can't tell
   */
  static <E extends Exception> Verdict decide(Batch batch, StationLane lane, Known<E> known)
      throws E {
    if (lane.quarantine() != null) {
      return new Verdict.Known();
    }
    long before = batch.first() - 1;
    if (before > lane.acceptedThrough()) {
      return begins(batch, lane, known)
          ? decide(batch, lane.beginningAfter(before, batch.previousHash()), known)
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
        : rows(batch, lane.acceptedThrough() + 1);
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
        : isWithinPacked(lane, sequence) || known.holds(sequence, hash);
  }

  /** Nothing is stored behind such a row, and what comes after it will tell. */
  private static boolean isWithinPacked(StationLane lane, long sequence) {
    return sequence > lane.unpackedThrough() && sequence < lane.acceptedThrough();
  }

  private static Verdict rows(Batch batch, long first) {
    Set<ActId> ids = new HashSet<>();
    long bytes = 0;
    for (long sequence = first; sequence <= batch.last(); sequence++) {
      byte[] payload = batch.payloads().get((int) (sequence - batch.first()));
      ActHead head;
      try {
        head = ActCodec.open(payload).head();
      } catch (WireException e) {
        return new Verdict.Quarantine("row " + sequence + " can't be read: " + e.getMessage());
      }
      if (head.sequence() != sequence) {
        return new Verdict.Quarantine(
            "row " + sequence + " says that it is number " + head.sequence());
      }
      if (!ids.add(head.id())) {
        return new Verdict.Quarantine("row " + sequence + " has the id of another act");
      }
      bytes += payload.length;
    }
    return new Verdict.Store(first, bytes);
  }
}
