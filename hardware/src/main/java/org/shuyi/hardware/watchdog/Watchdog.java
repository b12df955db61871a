package org.shuyi.hardware.watchdog;

import org.shuyi.hardware.device.Device;

/**
 * A timer in hardware that restarts the machine unless it is fed. It is fed for as long as the
 * program's own loop says that it is alive; a driver's thread that runs proves nothing.
 */
public interface Watchdog extends Device {
  /**
   * The loop that serves patrons came round once more. To be called from that loop and from nowhere
   * else; returns at once.
   */
  void alive();
}
