package org.shuyi.hardware.modem.at;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.modem.Modem;

/** A modem on its command port. */
public final class AtModem extends SupervisedDevice implements Modem {
  AtModem(DeviceId id, LinkOpener wire, Consumer<? super DeviceEvent> listener) {
    super(new DeviceThread(id, wire, new AtProtocol(id, listener, new SteadyTime()), listener));
  }
}
