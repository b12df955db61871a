package org.shuyi.hardware.modem;

import java.util.OptionalInt;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/**
 * The command port of a mobile modem; data goes another way. It is only asked how it is: nothing is
 * dialled, no message is read, and its serial number (IMEI) is not asked for.
 */
public interface Modem extends Device {
  /**
   * How well it hears and is heard; posted when it changes.
   *
   * @param dbm strength of the signal, -113 to -51; empty if the modem does not know
   * @param registration with a network
   */
  record Signal(DeviceId device, OptionalInt dbm, Registration registration)
      implements DeviceEvent {}

  /** What 3GPP TS 27.007 says of it, 7.2. */
  enum Registration {
    NONE,
    HOME,
    SEARCHING,
    DENIED,
    UNKNOWN,
    ROAMING
  }
}
