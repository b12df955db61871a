package org.shuyi.hardware.sensor.nut;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.sensor.PowerSupply;

/** A supply that upsd watches. */
public final class NutSupply extends SupervisedDevice implements PowerSupply {
  NutSupply(DeviceId id, LinkOpener wire, String ups, Consumer<? super DeviceEvent> listener) {
    super(
        new DeviceThread(id, wire, new NutProtocol(id, ups, listener, new SteadyTime()), listener));
  }
}
