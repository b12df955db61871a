package org.shuyi.hardware.driver;

import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/**
 * Makes the devices of one protocol. A station's file names it as {@code driver = "feig"}; the
 * program finds it through {@link java.util.ServiceLoader}, so that a new one needs a class and a
 * line of {@code META-INF/services} and no change anywhere else. Without state; any thread.
 */
public interface Driver {
  /** As in a station's file: lower-case letters, digits and hyphens. */
  String name();

  /** For a technician: what it drives, in one line. */
  String drives();

  /** What a kiosk sees of it: the interface that everything it makes implements. */
  Class<? extends Device> port();

  /**
   * Makes a device, stopped. A wire that is not there is no trouble: the device will say so.
   *
   * @param listener as the port says; called on the device's own thread, must not block
   * @throws IllegalArgumentException if a setting is missing or wrong, saying which and what is
   *     expected
   */
  Device make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener);
}
