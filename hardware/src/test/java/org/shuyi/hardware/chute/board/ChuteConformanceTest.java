package org.shuyi.hardware.chute.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualChute;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;

final class ChuteConformanceTest extends DeviceConformance<Chute> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "chute",
        new VirtualPort(directory.resolve("chute")),
        new VirtualChute(2),
        LineTiming.of(9600));
  }

  @Override
  protected Driver driver() {
    return new ChuteDriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("full", "3, 4", "gates", "3, 4");
  }

  @Override
  protected Map<String, Function<Chute, CompletionStage<?>>> commands() {
    return Map.of("open", Chute::open, "take", chute -> chute.take(1));
  }

  @Override
  protected Duration deadline() {
    return Chute.LONGEST;
  }
}
