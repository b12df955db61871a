package org.shuyi.hardware.sensor.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.sensor.Thermometer;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualFile;
import org.shuyi.hardware.virtual.VirtualThermometer;
import org.shuyi.hardware.virtual.WireFault;

/** A file of the kernel can be missing or hold rubbish; nothing else can go wrong with it. */
class KernelThermometerConformanceTest {
  abstract static class OfAFile extends DeviceConformance<Thermometer> {
    private final VirtualThermometer thermometer;

    OfAFile(boolean oneWire) {
      thermometer = new VirtualThermometer(oneWire);
    }

    @Override
    protected VirtualDevice<?> peer(Path directory) throws IOException {
      VirtualFile file = new VirtualFile(directory.resolve("temp"), thermometer.atFirst());
      return new VirtualDevice<>("warmth", file, thermometer, LineTiming.NONE);
    }

    @Override
    protected Map<String, Function<Thermometer, CompletionStage<?>>> commands() {
      return Map.of("check", Thermometer::check);
    }

    /** Only what is said is spoilt on its way, and a file says nothing. */
    @Override
    protected boolean notices(WireFault fault) {
      return false;
    }

    @Override
    protected byte[] afterNoise() {
      return thermometer.atFirst();
    }
  }

  @Nested
  final class Ds18b20 extends OfAFile {
    Ds18b20() {
      super(true);
    }

    @Override
    protected Driver driver() {
      return new Ds18b20Driver();
    }
  }

  @Nested
  final class ThermalZone extends OfAFile {
    ThermalZone() {
      super(false);
    }

    @Override
    protected Driver driver() {
      return new ThermalZoneDriver();
    }
  }
}
