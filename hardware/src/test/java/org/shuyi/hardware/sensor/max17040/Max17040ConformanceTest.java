package org.shuyi.hardware.sensor.max17040;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.sensor.PowerSupply;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualI2c;
import org.shuyi.hardware.virtual.VirtualMax17040;
import org.shuyi.hardware.virtual.WireFault;

final class Max17040ConformanceTest extends DeviceConformance<PowerSupply> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "max17040", new VirtualI2c(0x36), new VirtualMax17040(), LineTiming.NONE);
  }

  @Override
  protected Driver driver() {
    return new Max17040Driver();
  }

  @Override
  protected Map<String, Function<PowerSupply, CompletionStage<?>>> commands() {
    return Map.of("check", PowerSupply::check);
  }

  /** I2C has no check sum: a charge that is a little wrong is a charge. */
  @Override
  protected boolean notices(WireFault fault) {
    return !(fault instanceof WireFault.WrongChecksum);
  }
}
