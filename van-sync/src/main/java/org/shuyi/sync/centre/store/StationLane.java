package org.shuyi.sync.centre.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;

/**
 * How far the centre has one journal of one station.
 *
 * @param chainHash of the last stored row
 * @param unpackedThrough the last row whose act is known; those behind it are packed
 * @param lastAt time of the last unpacked act; {@link Instant#EPOCH} if there is none
 * @param lastEarliest the earliest that act can have been
 * @param quarantine why nothing more is taken; null if it is
 */
@SuppressWarnings("ArrayRecordComponent") // a hash, compared by MessageDigest.isEqual
public record StationLane(
    StationId station,
    Epoch epoch,
    long acceptedThrough,
    byte[] chainHash,
    long unpackedThrough,
    Instant lastAt,
    Instant lastEarliest,
    @Nullable String quarantine) {
  /** A lane of which nothing is stored, that goes on from a row of an epoch before. */
  public StationLane beginningAfter(long sequence, byte[] hash) {
    return new StationLane(
        station, epoch, sequence, hash, sequence, lastAt, lastEarliest, quarantine);
  }

  /** Whether it has rows whose acts are not known yet. */
  public boolean isPacked() {
    return unpackedThrough < acceptedThrough;
  }

  /** With this batch behind what is stored. */
  StationLane with(Packed batch) {
    return new StationLane(
        station,
        epoch,
        batch.last(),
        batch.hash(),
        acceptedThrough == 0 ? batch.first() - 1 : unpackedThrough,
        lastAt,
        lastEarliest,
        quarantine);
  }

  static StationLane fresh(StationId station, Epoch epoch) {
    return new StationLane(
        station, epoch, 0, HashChain.start(), 0, Instant.EPOCH, Instant.EPOCH, null);
  }
}
