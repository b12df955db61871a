package org.shuyi.hardware.virtual;

import java.util.BitSet;

/**
 * Doors of one board as a person finds them: they open on a pulse and stay open until somebody
 * closes them, if nothing is wrong with them. Used under the lock of its virtual device.
 */
public final class VirtualDoors {
  private final int count;
  private final BitSet open = new BitSet();
  private final BitSet stuck = new BitSet();
  private final BitSet blocked = new BitSet();
  private int pulses;

  /** All closed. */
  public VirtualDoors(int count) {
    this.count = count;
  }

  /** What the lock does when its coil gets a pulse; doors are counted from 1. */
  public void pulse(int door) {
    pulses++;
    if (there(door) && !stuck.get(door)) {
      open.set(door);
    }
  }

  /** Somebody breaks it open. */
  public void force(int door) {
    open.set(door);
  }

  /** Somebody pushes it shut. */
  public void close(int door) {
    if (!blocked.get(door)) {
      open.clear(door);
    }
  }

  /** From now on no pulse opens it, or one does again. */
  public void stick(int door, boolean sticks) {
    stuck.set(door, sticks);
  }

  /** From now on it does not close, as with a parcel in its way, or does again. */
  public void block(int door, boolean blocks) {
    blocked.set(door, blocks);
  }

  public boolean isOpen(int door) {
    return open.get(door);
  }

  public boolean there(int door) {
    return door >= 1 && door <= count;
  }

  /** How many pulses were given to any door. */
  public int pulses() {
    return pulses;
  }
}
