package org.shuyi.hardware.gnss.nmea;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.gnss.Gnss;
import org.shuyi.hardware.link.LinkOpener;

/** A receiver that speaks NMEA 0183 of its own accord. */
public final class NmeaReceiver extends SupervisedDevice implements Gnss {
  NmeaReceiver(DeviceId id, LinkOpener wire, Consumer<? super DeviceEvent> listener) {
    super(new DeviceThread(id, wire, new NmeaProtocol(id, listener, new SteadyTime()), listener));
  }
}
