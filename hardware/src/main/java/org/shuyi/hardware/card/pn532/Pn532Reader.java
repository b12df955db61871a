package org.shuyi.hardware.card.pn532;

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

/** A reader with a PN532 on any wire. */
public final class Pn532Reader extends SupervisedDevice implements CardReader {
  Pn532Reader(
      DeviceId id, LinkOpener wire, CardSettings settings, Consumer<? super DeviceEvent> listener) {
    CardWatch watch = new CardWatch(id, settings, listener);
    super(new DeviceThread(id, wire, new Pn532Protocol(watch, new SteadyTime()), listener));
  }
}
