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
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualRelayBoard;

final class ModbusConformanceTest extends DeviceConformance<Locker> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "relays",
        new VirtualPort(directory.resolve("relays")),
        new VirtualRelayBoard(16),
        LineTiming.of(9600));
  }

  @Override
  protected Driver driver() {
    return new RelayBoardDriver();
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
