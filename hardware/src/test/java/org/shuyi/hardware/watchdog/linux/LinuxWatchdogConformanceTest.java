package org.shuyi.hardware.watchdog.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualWatchdog;
import org.shuyi.hardware.virtual.WireFault;
import org.shuyi.hardware.watchdog.Watchdog;

final class LinuxWatchdogConformanceTest extends DeviceConformance<Watchdog> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    VirtualPort file = VirtualPort.deviceFile(directory.resolve("watchdog"));
    return new VirtualDevice<>("watchdog", file, new VirtualWatchdog(), LineTiming.NONE);
  }

  @Override
  protected Driver driver() {
    return new LinuxWatchdogDriver();
  }

  @Override
  protected Map<String, Function<Watchdog, CompletionStage<?>>> commands() {
    return Map.of("check", Watchdog::check);
  }

  /** It never answers, so that nothing can be spoilt. */
  @Override
  protected boolean notices(WireFault fault) {
    return false;
  }
}
