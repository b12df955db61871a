package org.shuyi.kiosk.app;

import java.io.IOException;
import java.util.List;
import org.shuyi.hardware.virtual.Switch;
import org.shuyi.hardware.virtual.VirtualBench;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.kiosk.workbench.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The switches of a virtual bench, for a window. */
public final class BenchFaults implements Faults {
  private static final Logger LOG = LoggerFactory.getLogger(BenchFaults.class);

  private final VirtualBench bench;

  public BenchFaults(VirtualBench bench) {
    this.bench = bench;
  }

  @Override
  public List<Device> devices() {
    return bench.devices().entrySet().stream()
        .map(each -> device(each.getKey(), each.getValue()))
        .toList();
  }

  private static Device device(String name, VirtualDevice<?> device) {
    return new Device(
        name,
        device.address(),
        device.switches().stream().map(each -> new Fault(each.name(), each.isOn())).toList(),
        device.shows());
  }

  /** Behind: a port of the network takes a moment to be free again. */
  @Override
  public void fault(String device, String fault, boolean on) {
    Thread.startVirtualThread(() -> turn(device, fault, on));
  }

  private void turn(String device, String fault, boolean on) {
    VirtualDevice<?> found = bench.devices().get(device);
    if (found == null) {
      return;
    }
    for (Switch each : found.switches()) {
      if (each.name().equals(fault)) {
        try {
          each.turn(on);
        } catch (IOException e) {
          LOG.error("{} {}: {}", device, fault, e.getMessage());
        }
      }
    }
  }
}
