package org.shuyi.hardware.card.pn532;

import java.util.function.Consumer;
import org.shuyi.hardware.card.CardEncoder;
import org.shuyi.hardware.card.CardSettings;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;

/** {@code driver = "pn532"}. */
public final class Pn532Driver implements Driver {
  @Override
  public String name() {
    return "pn532";
  }

  @Override
  public String drives() {
    return "reader of library cards with a chip (ISO 14443 A, MIFARE, NTAG): PN532, serial";
  }

  @Override
  public Class<CardEncoder> port() {
    return CardEncoder.class;
  }

  @Override
  public CardEncoder make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new Pn532Reader(id, settings.wire(115_200), CardSettings.of(settings), listener);
  }
}
