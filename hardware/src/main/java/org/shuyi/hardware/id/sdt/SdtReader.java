package org.shuyi.hardware.id.sdt;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.id.IdCardReader;
import org.shuyi.hardware.link.LinkOpener;

/** A reader of resident identity cards on any wire. */
public final class SdtReader extends SupervisedDevice implements IdCardReader {
  private final SdtProtocol protocol;

  SdtReader(DeviceId id, LinkOpener wire, Consumer<? super DeviceEvent> listener) {
    SdtProtocol made = new SdtProtocol(id, listener, new SteadyTime());
    this.protocol = made;
    super(new DeviceThread(id, wire, made, listener));
  }

  @Override
  public void watch(boolean on) {
    protocol.watch(on);
  }
}
