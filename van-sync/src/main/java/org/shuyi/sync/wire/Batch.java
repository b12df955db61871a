package org.shuyi.sync.wire;

import java.util.List;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/**
 * Station to centre: acts in order, without gaps, as the journal sealed them. An empty batch asks
 * for the centre's state of this station.
 *
 * @param first sequence number of the first payload; if there is none, of the next to come
 * @param previousHash the journal's hash before {@code first}; 32 bytes
 * @param payloads the rows' own bytes, at most 200 rows and 64 KiB; the centre hashes these very
 *     bytes
 * @param chainHash the journal's hash after the last payload; 32 bytes
 * @param unsettled sequence numbers accepted earlier of which the station has no outcome yet, at
 *     most 200
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, compared by MessageDigest.isEqual
public record Batch(
    StationId station,
    Epoch epoch,
    long first,
    byte[] previousHash,
    List<byte[]> payloads,
    byte[] chainHash,
    List<Long> unsettled) {
  public Batch {
    payloads = List.copyOf(payloads);
    unsettled = List.copyOf(unsettled);
  }
}
