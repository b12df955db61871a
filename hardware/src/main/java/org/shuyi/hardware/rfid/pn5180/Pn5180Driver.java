package org.shuyi.hardware.rfid.pn5180;

import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.pad.PadSettings;

/** {@code driver = "pn5180"}. */
public final class Pn5180Driver implements Driver {
  @Override
  public String name() {
    return "pn5180";
  }

  @Override
  public String drives() {
    return "RFID reader, ISO 15693: NXP PN5180 on the header's SPI";
  }

  @Override
  public Class<RfidReader> port() {
    return RfidReader.class;
  }

  @Override
  public Device make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new Pn5180Reader(id, settings.chip(), PadSettings.of(settings), listener);
  }
}
