package org.shuyi.hardware.sensor.sht3x;

import java.util.function.Consumer;
import java.util.function.Function;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.sensor.Thermometer;

/** {@code driver = "sht3x"}. */
public final class Sht3xDriver implements Driver {
  private final Function<Settings, LinkOpener> wire;

  public Sht3xDriver() {
    this(Settings::sensor);
  }

  /** For a chip that is not on this machine's header. */
  Sht3xDriver(Function<Settings, LinkOpener> wire) {
    this.wire = wire;
  }

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
    return new Sht3xThermometer(id, wire.apply(settings), listener);
  }
}
