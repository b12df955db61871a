package org.shuyi.hardware.sensor.nut;

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
import org.shuyi.hardware.virtual.VirtualSocket;
import org.shuyi.hardware.virtual.VirtualUps;

final class NutConformanceTest extends DeviceConformance<PowerSupply> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>("ups", new VirtualSocket(), new VirtualUps(), LineTiming.NONE);
  }

  @Override
  protected Driver driver() {
    return new NutDriver();
  }

  @Override
  protected Map<String, Function<PowerSupply, CompletionStage<?>>> commands() {
    return Map.of("check", PowerSupply::check);
  }
}
