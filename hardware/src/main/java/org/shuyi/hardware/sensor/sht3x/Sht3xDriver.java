package org.shuyi.hardware.sensor.sht3x;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.sensor.Thermometer;

/** {@code driver = "sht3x"}. */
public final class Sht3xDriver implements Driver {
  @Override
  public String name() {
    return "sht3x";
  }

  @Override
  public String drives() {
    return "temperature of the case: SHT30, SHT31, SHT35 on I2C";
  }

  @Override
  public Class<Thermometer> port() {
    return Thermometer.class;
  }

  @Override
  public Thermometer make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new Sht3xThermometer(id, settings.sensor(), listener);
  }
}
