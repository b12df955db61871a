package org.shuyi.hardware.chute;

import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** A contact of the chute is not as it was, or was looked at for the first time. */
public sealed interface ChuteEvent extends DeviceEvent {
  /** Something lies in the slot, or nothing does. */
  record Slot(DeviceId device, boolean occupied) implements ChuteEvent {}

  record Flap(DeviceId device, boolean closed) implements ChuteEvent {}

  /**
   * @param bin from 1
   */
  record Bin(DeviceId device, int bin, boolean full) implements ChuteEvent {}
}
