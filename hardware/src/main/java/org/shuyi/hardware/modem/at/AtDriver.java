package org.shuyi.hardware.modem.at;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.modem.Modem;

/** {@code driver = "at"}. */
public final class AtDriver implements Driver {
  @Override
  public String name() {
    return "at";
  }

  @Override
  public String drives() {
    return "mobile modem: signal and network over its AT command port, serial";
  }

  @Override
  public Class<Modem> port() {
    return Modem.class;
  }

  @Override
  public Modem make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new AtModem(id, settings.wire(115_200), listener);
  }
}
