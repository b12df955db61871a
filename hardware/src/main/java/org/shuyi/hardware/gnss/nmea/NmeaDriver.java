package org.shuyi.hardware.gnss.nmea;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.gnss.Gnss;

/** {@code driver = "nmea"}. */
public final class NmeaDriver implements Driver {
  @Override
  public String name() {
    return "nmea";
  }

  @Override
  public String drives() {
    return "satellite receiver: NMEA 0183, serial or TCP";
  }

  @Override
  public Class<Gnss> port() {
    return Gnss.class;
  }

  @Override
  public Gnss make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new NmeaReceiver(id, settings.wire(9600), listener);
  }
}
