package org.shuyi.hardware.rfid.feig;

import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.pad.PadSettings;

/** {@code driver = "feig"}. */
public final class FeigDriver implements Driver {
  @Override
  public String name() {
    return "feig";
  }

  @Override
  public String drives() {
    return "RFID reader, ISO 15693: FEIG OBID i-scan host protocol, serial or TCP";
  }

  @Override
  public Class<RfidReader> port() {
    return RfidReader.class;
  }

  @Override
  public Device make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new FeigReader(
        id,
        settings.wireWithEvenParity(38_400),
        FeigSettings.of(settings),
        PadSettings.of(settings),
        listener);
  }
}
