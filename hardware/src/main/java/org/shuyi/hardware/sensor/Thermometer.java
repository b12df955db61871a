package org.shuyi.hardware.sensor;

import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** How warm it is in the case, or the processor. */
public interface Thermometer extends Device {
  /**
   * Posted when it differs by half a degree from what was last posted.
   *
   * @param celsius -55 to 150
   */
  record Measured(DeviceId device, double celsius) implements DeviceEvent {}
}
