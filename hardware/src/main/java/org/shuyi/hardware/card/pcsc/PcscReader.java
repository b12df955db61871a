package org.shuyi.hardware.card.pcsc;

import java.util.function.Consumer;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.card.CardSettings;
import org.shuyi.hardware.card.CardWatch;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;

/** A reader that the smart card service knows. */
public final class PcscReader extends SupervisedDevice implements CardReader {
  public PcscReader(
      DeviceId id, LinkOpener wire, CardSettings settings, Consumer<? super DeviceEvent> listener) {
    CardWatch watch = new CardWatch(id, settings, listener);
    super(new DeviceThread(id, wire, new PcscProtocol(watch, new SteadyTime()), listener));
  }
}
