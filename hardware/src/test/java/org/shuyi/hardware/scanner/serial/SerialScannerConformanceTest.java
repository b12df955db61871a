package org.shuyi.hardware.scanner.serial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.scanner.Scanner;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.WireFault;

class SerialScannerConformanceTest extends DeviceConformance<Scanner> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualScanner(new VirtualPort(directory.resolve("scanner")), LineTiming.of(9600))
        .device();
  }

  @Override
  protected Driver driver() {
    return new SerialScannerDriver();
  }

  @Override
  protected Map<String, Function<Scanner, CompletionStage<?>>> commands() {
    return Map.of("check", Device::check);
  }

  /** It answers nothing, so no answer of it can be spoilt. */
  @Override
  protected boolean notices(WireFault fault) {
    return false;
  }
}
