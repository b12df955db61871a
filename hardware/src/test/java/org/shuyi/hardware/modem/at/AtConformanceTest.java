package org.shuyi.hardware.modem.at;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.modem.Modem;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualModem;
import org.shuyi.hardware.virtual.VirtualPort;

final class AtConformanceTest extends DeviceConformance<Modem> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "modem",
        new VirtualPort(directory.resolve("modem")),
        new VirtualModem(),
        LineTiming.of(115_200));
  }

  @Override
  protected Driver driver() {
    return new AtDriver();
  }

  @Override
  protected Map<String, Function<Modem, CompletionStage<?>>> commands() {
    return Map.of("check", Modem::check);
  }
}
