package org.shuyi.hardware.sensor;

import java.util.OptionalInt;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** An uninterruptible supply. On battery a station ends what it does and takes nothing new. */
public interface PowerSupply extends Device {
  /** Where the current comes from. */
  enum Source {
    MAINS,
    BATTERY,
    /** From the battery, and it is near its end: shut down. */
    BATTERY_LOW
  }

  /**
   * Posted when it changes.
   *
   * @param charge of the battery in percent, if it is known
   */
  record Supplied(DeviceId device, Source source, OptionalInt charge) implements DeviceEvent {}
}
