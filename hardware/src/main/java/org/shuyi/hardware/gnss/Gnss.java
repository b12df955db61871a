package org.shuyi.hardware.gnss;

import java.time.Instant;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/**
 * A satellite receiver that tells about once a second where it is. It is the van's place, never a
 * patron's: nothing about a patron may be kept beside it.
 */
public interface Gnss extends Device {
  /**
   * Where the receiver is.
   *
   * @param latitude degrees, WGS 84, north positive, -90 to 90
   * @param longitude degrees, WGS 84, east positive, -180 to 180; maps of China need GCJ-02
   * @param time UTC as the satellites say; trusted for a clock only as far as the fix is
   */
  record Located(DeviceId device, double latitude, double longitude, Instant time)
      implements DeviceEvent {}

  /** There is no fix any more, or none yet: under a roof, or just switched on. Posted once. */
  record FixLost(DeviceId device) implements DeviceEvent {}

  /**
   * How good the fix is; posted when it changes.
   *
   * @param quality 0 none, 1 satellites alone, 2 differential, 4 and 5 RTK, 6 reckoned (GGA)
   * @param satellites in use, 0 to 99
   */
  record FixQuality(DeviceId device, int quality, int satellites) implements DeviceEvent {}
}
