package org.shuyi.hardware.sensor.max17040;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.sensor.PowerSupply;

/** {@code driver = "max17040"}. */
public final class Max17040Driver implements Driver {
  @Override
  public String name() {
    return "max17040";
  }

  @Override
  public String drives() {
    return "battery of a supply board: fuel gauge MAX17040 and its family on I2C";
  }

  @Override
  public Class<PowerSupply> port() {
    return PowerSupply.class;
  }

  @Override
  public PowerSupply make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    LinkOpener chip = settings.sensor();
    int low = settings.whole("low", 1, 50, 15);
    return new Max17040Supply(id, chip, low, new SteadyTime(), listener);
  }
}
