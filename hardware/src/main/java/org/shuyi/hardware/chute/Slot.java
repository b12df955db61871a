package org.shuyi.hardware.chute;

import java.util.BitSet;
import java.util.Optional;

/**
 * What is believed of the chute. Pure.
 *
 * @param flapClosed false also while nobody knows
 * @param occupied false also while nobody knows
 * @param full bins, by number from 1
 */
public record Slot(boolean flapClosed, boolean occupied, BitSet full, int bins) {
  public Slot {
    full = (BitSet) full.clone();
  }

  @Override
  public BitSet full() {
    return (BitSet) full.clone();
  }

  /** Why a book can't be taken now; empty if it can. */
  public Optional<Intake> against(int bin) {
    if (bin < 1 || bin > bins) {
      return Optional.of(new Intake.NoSuchBin(bin, bins));
    }
    if (!flapClosed) {
      return Optional.of(new Intake.FlapOpen());
    }
    if (!occupied) {
      return Optional.of(new Intake.NothingThere());
    }
    return full.get(bin) ? Optional.of(new Intake.BinFull(bin)) : Optional.empty();
  }

  /** True if no bin has room. */
  public boolean noRoom() {
    return full.cardinality() >= bins;
  }
}
