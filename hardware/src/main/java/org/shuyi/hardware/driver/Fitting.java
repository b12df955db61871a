package org.shuyi.hardware.driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.open.LinkAddress;

/**
 * One device as a station's file describes it; its driver has accepted the settings.
 *
 * @param settings by key, as the file has them
 * @param address where it is; empty for a device without a wire
 * @param claims what it can't share with another device
 */
public record Fitting(
    DeviceId id,
    Driver driver,
    Map<String, Object> settings,
    Optional<LinkAddress> address,
    List<Settings.Claim> claims) {
  public Fitting {
    settings = Map.copyOf(settings);
    claims = List.copyOf(claims);
  }

  /**
   * Makes the device, stopped.
   *
   * @param listener as the port says; called on the device's own thread, must not block
   */
  public Device make(Consumer<? super DeviceEvent> listener) {
    return driver.make(id, new Settings(id, settings), listener);
  }
}
