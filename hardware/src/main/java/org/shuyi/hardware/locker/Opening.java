package org.shuyi.hardware.locker;

import java.time.Duration;
import org.shuyi.hardware.device.Condition;

/** What became of a command to open a door. */
public sealed interface Opening {
  int door();

  /** The contact says that it opened. */
  record Opened(int door) implements Opening {}

  /** It stood open before; no pulse was given. */
  record StoodOpen(int door) implements Opening {}

  /** Two pulses were given and the contact still says closed: something holds the door. */
  record Stuck(int door) implements Opening {}

  /** Nothing was done, for the coil has to cool. */
  record TooSoon(int door, Duration coolingFor) implements Opening {}

  /** Nothing was done, for there is no such door. */
  record NoSuchDoor(int door, int doors) implements Opening {}

  /**
   * Nobody knows: the locker was not reached, or was lost between the pulse and the look. The next
   * {@link DoorEvent} of the door says how it stands.
   */
  record Unknown(int door, Condition why) implements Opening {}
}
