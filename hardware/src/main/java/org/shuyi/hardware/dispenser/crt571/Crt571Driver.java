package org.shuyi.hardware.dispenser.crt571;

import java.time.Duration;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;

/** {@code driver = "crt-571"}. */
public final class Crt571Driver implements Driver {
  @Override
  public String name() {
    return "crt-571";
  }

  @Override
  public String drives() {
    return "card dispenser: CRT-571, MTK-F31, QU-TK-F3 (frames that begin with F2), serial";
  }

  @Override
  public Class<CardDispenser> port() {
    return CardDispenser.class;
  }

  @Override
  public CardDispenser make(
      DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new Crt571Dispenser(
        id,
        settings.wire(9600),
        settings.whole("bus-address", 0, 15, 0),
        Duration.ofSeconds(settings.whole("move-seconds", 1, 20, 20)),
        listener);
  }
}
