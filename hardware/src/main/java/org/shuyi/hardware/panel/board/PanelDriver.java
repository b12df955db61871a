package org.shuyi.hardware.panel.board;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.panel.Panel;

/** {@code driver = "panel"}. */
public final class PanelDriver implements Driver {
  @Override
  public String name() {
    return "panel";
  }

  @Override
  public String drives() {
    return "presence, case door, mains contact, lamp and beeper on GPIO, I2C or a Modbus board";
  }

  @Override
  public Class<Panel> port() {
    return Panel.class;
  }

  @Override
  public Panel make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new BoardPanel(id, settings.wire(9600), Wiring.of(settings), listener);
  }
}
