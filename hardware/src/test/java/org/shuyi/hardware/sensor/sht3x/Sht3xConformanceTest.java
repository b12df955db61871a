package org.shuyi.hardware.sensor.sht3x;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.sensor.Thermometer;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualI2c;
import org.shuyi.hardware.virtual.VirtualSht3x;

final class Sht3xConformanceTest extends DeviceConformance<Thermometer> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>("sht3x", new VirtualI2c(0x44), new VirtualSht3x(), LineTiming.NONE);
  }

  @Override
  protected Driver driver() {
    return new Sht3xDriver();
  }

  @Override
  protected Map<String, Function<Thermometer, CompletionStage<?>>> commands() {
    return Map.of("check", Thermometer::check);
  }
}
