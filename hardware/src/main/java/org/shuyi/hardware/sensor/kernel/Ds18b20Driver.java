package org.shuyi.hardware.sensor.kernel;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.sensor.Thermometer;

/** {@code driver = "ds18b20"}. */
public final class Ds18b20Driver implements Driver {
  @Override
  public String name() {
    return "ds18b20";
  }

  @Override
  public String drives() {
    return "temperature of the case: DS18B20 on 1-Wire, as the kernel shows it";
  }

  @Override
  public Class<Thermometer> port() {
    return Thermometer.class;
  }

  @Override
  public Thermometer make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new KernelThermometer(id, settings.wire(9600), Reading.DS18B20, listener);
  }
}
