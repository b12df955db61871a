package org.shuyi.hardware.sensor.max17040;

import java.util.function.Consumer;
import java.util.function.Function;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.sensor.PowerSupply;

/** {@code driver = "max17040"}. */
public final class Max17040Driver implements Driver {
  private final Function<Settings, LinkOpener> wire;

  public Max17040Driver() {
    this(Settings::sensor);
  }

  /** For a chip that is not on this machine's header. */
  Max17040Driver(Function<Settings, LinkOpener> wire) {
    this.wire = wire;
  }

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
    LinkOpener chip = wire.apply(settings);
    int low = settings.whole("low", 1, 50, 15);
    return new Max17040Supply(id, chip, low, new SteadyTime(), listener);
  }
}
