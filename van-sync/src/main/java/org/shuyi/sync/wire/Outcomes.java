package org.shuyi.sync.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/**
 * Centre to station: what is stored, and what became of it. Only this, never a broker's PUBACK,
 * takes an act out of the outbox.
 *
 * @param acceptedThrough every act of this epoch up to here is stored at the centre
 * @param settled at most 200
 * @param quarantine why the centre takes no more acts of this epoch until somebody has looked; null
 *     if it does
 * @param held why it takes none for now, although nothing is wrong with them; null if it does
 */
public record Outcomes(
    StationId station,
    Epoch epoch,
    long acceptedThrough,
    List<Settled> settled,
    @Nullable String quarantine,
    @Nullable Held held) {
  public Outcomes {
    settled = List.copyOf(settled);
  }

  /** Of a centre that takes what comes. */
  public Outcomes(
      StationId station,
      Epoch epoch,
      long acceptedThrough,
      List<Settled> settled,
      @Nullable String quarantine) {
    this(station, epoch, acceptedThrough, settled, quarantine, null);
  }

  /** What became of one act. */
  public record Settled(long sequence, ActId id, Outcome outcome) {}
}
