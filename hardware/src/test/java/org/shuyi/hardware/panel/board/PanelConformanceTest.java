package org.shuyi.hardware.panel.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.panel.Panel;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualRelayBoard;

final class PanelConformanceTest extends DeviceConformance<Panel> {
  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "panel",
        new VirtualPort(directory.resolve("panel")),
        new VirtualRelayBoard(8),
        LineTiming.of(9600));
  }

  @Override
  protected Driver driver() {
    return new PanelDriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("presence", 1L, "lamp", 4L, "beeper", 5L);
  }

  @Override
  protected Map<String, Function<Panel, CompletionStage<?>>> commands() {
    return Map.of(
        "light", panel -> panel.light(true), "beep", panel -> panel.beep(Panel.Beep.DONE));
  }
}
