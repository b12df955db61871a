package org.shuyi.sync.wire;

import java.util.List;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.SealedRow;

/**
 * Station to centre: acts in order, without gaps, as the journal sealed them. An empty batch asks
 * for the centre's state of this station.
 *
 * @param first sequence number of the first payload; if there is none, of the next to come
 * @param previousHash the journal's hash before {@code first}; 32 bytes
 * @param payloads the rows' own bytes, at most 600 rows and 64 KiB; the centre hashes these very
 *     bytes
 * @param chainHash the journal's hash after the last payload; 32 bytes
 * @param unsettled sequence numbers accepted earlier of which the station has no outcome yet, at
 *     most 200
 * @param anchors when boots whose acts are unsettled saw a trusted clock, one for each boot, at
 *     most {@link Limits#ANCHORS}
 */
@SuppressWarnings("ArrayRecordComponent") // hashes, compared by MessageDigest.isEqual
public record Batch(
    StationId station,
    Epoch epoch,
    long first,
    byte[] previousHash,
    List<byte[]> payloads,
    byte[] chainHash,
    List<Long> unsettled,
    List<ClockAnchor> anchors) {
  public Batch {
    payloads = List.copyOf(payloads);
    unsettled = List.copyOf(unsettled);
    anchors = List.copyOf(anchors);
  }

  /** A batch that tells of no clock. */
  public Batch(
      StationId station,
      Epoch epoch,
      long first,
      byte[] previousHash,
      List<byte[]> payloads,
      byte[] chainHash,
      List<Long> unsettled) {
    this(station, epoch, first, previousHash, payloads, chainHash, unsettled, List.of());
  }

  /**
   * As many of these rows as one batch holds, from the first on.
   *
   * @param rows without a gap; at least one. A single row always fits: see {@link Limits#ACT_BYTES}
   */
  public static Batch of(StationId station, Epoch epoch, List<SealedRow> rows) {
    List<SealedRow> fitting = fitting(rows);
    return new Batch(
        station,
        epoch,
        fitting.getFirst().act().sequence(),
        fitting.getFirst().previousHash(),
        fitting.stream().map(SealedRow::payload).toList(),
        fitting.getLast().hash(),
        List.of());
  }

  private static List<SealedRow> fitting(List<SealedRow> rows) {
    int sum = 0;
    int count = 0;
    for (SealedRow row : rows.subList(0, Math.min(rows.size(), Limits.BATCH_ROWS))) {
      sum += row.payload().length;
      if (sum > Limits.BATCH_BYTES) {
        break;
      }
      count++;
    }
    return rows.subList(0, count);
  }

  /** The same, telling of these clocks. */
  public Batch telling(List<ClockAnchor> clocks) {
    return new Batch(station, epoch, first, previousHash, payloads, chainHash, unsettled, clocks);
  }

  /** Sequence number of the last payload; {@code first - 1} if there is none. */
  public long last() {
    return first + payloads.size() - 1;
  }
}
