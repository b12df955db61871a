package org.shuyi.hardware.locker.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualPort;

final class KerongConformanceTest extends DeviceConformance<Locker> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "locker",
        new VirtualPort(directory.resolve("locker")),
        new VirtualKerong(0),
        LineTiming.of(19200));
  }

  @Override
  protected Driver driver() {
    return new KerongDriver();
  }

  @Override
  protected Map<String, Function<Locker, CompletionStage<?>>> commands() {
    return Map.of("open", locker -> locker.open(1));
  }

  @Override
  protected Duration deadline() {
    return Locker.LONGEST;
  }
}
