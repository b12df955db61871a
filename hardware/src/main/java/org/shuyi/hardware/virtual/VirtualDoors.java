package org.shuyi.hardware.virtual;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;

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

  /** That the first door is stuck, and that something keeps it from closing. */
  static List<Switch> switches(VirtualDoors doors) {
    return List.of(
        new Switch("stuck", () -> doors.stuck.get(1), on -> doors.stick(1, on)),
        new Switch("blocked", () -> doors.blocked.get(1), on -> doors.block(1, on)));
  }

  /**
   * Pushing a door shut and breaking it open.
   *
   * @param all in the order in which a locker counts its doors
   */
  static List<Gesture> gestures(Collection<VirtualDoors> all) {
    return List.of(
        Gesture.quiet("push", "DOOR", text -> at(all, text, VirtualDoors::close)),
        Gesture.quiet("force", "DOOR", text -> at(all, text, VirtualDoors::force)));
  }

  private static void at(
      Collection<VirtualDoors> all, String text, ObjIntConsumer<VirtualDoors> what) {
    int door = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    int before = 0;
    for (VirtualDoors doors : all) {
      if (doors.there(door - before)) {
        what.accept(doors, door - before);
        return;
      }
      before += doors.count;
    }
    throw new IllegalArgumentException("door '" + text + "': expected 1 to " + before);
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
