package org.shuyi.hardware.sensor.nut;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.sensor.PowerSupply;

/** {@code driver = "nut"}. */
public final class NutDriver implements Driver {
  @Override
  public String name() {
    return "nut";
  }

  @Override
  public String drives() {
    return "uninterruptible supply: Network UPS Tools, TCP port 3493";
  }

  @Override
  public Class<PowerSupply> port() {
    return PowerSupply.class;
  }

  @Override
  public PowerSupply make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    String ups = settings.text("ups", "ups");
    if (!ups.matches("[A-Za-z0-9._-]{1,64}")) {
      throw settings.wrong("ups", "the name of a supply as upsd has it");
    }
    return new NutSupply(id, settings.wire(9600), ups, listener);
  }
}
