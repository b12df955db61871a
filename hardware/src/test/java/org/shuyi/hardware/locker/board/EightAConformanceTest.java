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
import org.shuyi.hardware.virtual.VirtualEightA;
import org.shuyi.hardware.virtual.VirtualPort;

final class EightAConformanceTest extends DeviceConformance<Locker> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "locker",
        new VirtualPort(directory.resolve("locker")),
        new VirtualEightA(16, 1),
        LineTiming.of(9600));
  }

  @Override
  protected Driver driver() {
    return new EightADriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("closed-reads", "11");
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
