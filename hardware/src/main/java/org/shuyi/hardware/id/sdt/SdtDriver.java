package org.shuyi.hardware.id.sdt;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.id.IdCardReader;

/** {@code driver = "sdt"}. */
public final class SdtDriver implements Driver {
  @Override
  public String name() {
    return "sdt";
  }

  @Override
  public String drives() {
    return "resident ID card reader with its certified module inside (SDT), serial";
  }

  @Override
  public Class<IdCardReader> port() {
    return IdCardReader.class;
  }

  @Override
  public IdCardReader make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new SdtReader(id, settings.wire(115_200), listener);
  }
}
