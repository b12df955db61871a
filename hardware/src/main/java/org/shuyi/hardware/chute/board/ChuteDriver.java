package org.shuyi.hardware.chute.board;

import java.util.function.Consumer;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;

/** {@code driver = "chute"}. */
public final class ChuteDriver implements Driver {
  @Override
  public String name() {
    return "chute";
  }

  @Override
  public String drives() {
    return "return chute: slot, flap, belt, gates and bins on GPIO, I2C or a Modbus board";
  }

  @Override
  public Class<Chute> port() {
    return Chute.class;
  }

  @Override
  public Chute make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new BoardChute(id, settings.wire(9600), Wiring.of(settings), listener);
  }
}
