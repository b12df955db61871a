package org.shuyi.hardware.locker;

import java.time.Duration;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** A door is not as it was. Posted when two looks in a row agree. */
public sealed interface DoorEvent extends DeviceEvent {
  /** From 1. */
  int door();

  /** It stands open when first looked at: after a start, or after the locker was out of reach. */
  record FoundOpen(DeviceId device, int door) implements DoorEvent {}

  /** It opened as it was told. */
  record Opened(DeviceId device, int door) implements DoorEvent {}

  /** It was closed. */
  record Closed(DeviceId device, int door) implements DoorEvent {}

  /** It was told to open and did not. */
  record Stuck(DeviceId device, int door) implements DoorEvent {}

  /** It has stood open too long; posted once for each opening. */
  record LeftOpen(DeviceId device, int door, Duration since) implements DoorEvent {}

  /** It opened though nobody told it to. */
  record Forced(DeviceId device, int door) implements DoorEvent {}
}
