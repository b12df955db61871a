package org.shuyi.sync.wire;

import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/**
 * The beginning of an export: what the file holds. Behind it come {@link Batch}es without a gap,
 * and at the end a SHA-256 over every byte before it. See {@link ExportWriter} and {@link
 * ExportReader}.
 *
 * @param first sequence number of the first row
 * @param last of the last row; {@code first - 1} if there is none
 */
public record Export(StationId station, Epoch epoch, long first, long last) {
  public Export {
    if (first < 1 || last < first - 1) {
      throw new IllegalArgumentException(
          "rows " + first + " to " + last + ": expected a first of 1 or more, and a last behind");
    }
  }
}
