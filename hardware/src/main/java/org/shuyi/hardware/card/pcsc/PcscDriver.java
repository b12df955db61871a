package org.shuyi.hardware.card.pcsc;

import java.util.function.Consumer;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.card.CardSettings;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;

/** {@code driver = "pcsc"}, {@code address = "pcsc:ACR122"}. */
public final class PcscDriver implements Driver {
  @Override
  public String name() {
    return "pcsc";
  }

  @Override
  public String drives() {
    return "reader of library cards with a chip (ISO 14443, MIFARE, NTAG) behind PC/SC";
  }

  @Override
  public Class<CardReader> port() {
    return CardReader.class;
  }

  @Override
  public CardReader make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new PcscReader(id, settings.wire(9600), CardSettings.of(settings), listener);
  }
}
