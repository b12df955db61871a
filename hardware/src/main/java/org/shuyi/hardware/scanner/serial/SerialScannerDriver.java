package org.shuyi.hardware.scanner.serial;

import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.scanner.Scanner;

/** {@code driver = "scanner"}. */
public final class SerialScannerDriver implements Driver {
  @Override
  public String name() {
    return "scanner";
  }

  @Override
  public String drives() {
    return "barcode, QR or card scanner that sends a line per code, serial or TCP";
  }

  @Override
  public Class<Scanner> port() {
    return Scanner.class;
  }

  @Override
  public Device make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new SerialScanner(id, settings.wire(9600), listener);
  }
}
