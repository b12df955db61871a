package org.shuyi.hardware.locker;

/** How the contact of a door says it stands. */
public enum DoorState {
  OPEN,
  CLOSED
}
