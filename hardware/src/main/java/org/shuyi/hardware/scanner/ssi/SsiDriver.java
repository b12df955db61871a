package org.shuyi.hardware.scanner.ssi;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.scanner.Scanner;

/** {@code driver = "ssi-scanner"}. */
public final class SsiDriver implements Driver {
  @Override
  public String name() {
    return "ssi-scanner";
  }

  @Override
  public String drives() {
    return "barcode and QR scanner that speaks SSI (Zebra and others), serial or TCP";
  }

  @Override
  public Class<Scanner> port() {
    return Scanner.class;
  }

  @Override
  public Scanner make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new SsiScanner(id, settings.wire(9600), listener);
  }
}
