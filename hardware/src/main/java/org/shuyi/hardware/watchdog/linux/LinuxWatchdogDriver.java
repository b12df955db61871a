package org.shuyi.hardware.watchdog.linux;

import java.time.Duration;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.watchdog.Watchdog;

/** {@code driver = "linux-watchdog"}. */
public final class LinuxWatchdogDriver implements Driver {
  @Override
  public String name() {
    return "linux-watchdog";
  }

  @Override
  public String drives() {
    return "watchdog in hardware: file:/dev/watchdog";
  }

  @Override
  public Class<Watchdog> port() {
    return Watchdog.class;
  }

  @Override
  public Watchdog make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    Duration patience = Duration.ofSeconds(settings.whole("patience", 5, 600, 30));
    return new LinuxWatchdog(id, settings.wire(9600), patience, listener);
  }
}
