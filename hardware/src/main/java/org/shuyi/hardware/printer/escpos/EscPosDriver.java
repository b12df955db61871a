package org.shuyi.hardware.printer.escpos;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.printer.Printer;

/** {@code driver = "escpos"}. */
public final class EscPosDriver implements Driver {
  @Override
  public String name() {
    return "escpos";
  }

  @Override
  public String drives() {
    return "receipt printer: ESC/POS, serial, TCP or USB device file";
  }

  @Override
  public Class<Printer> port() {
    return Printer.class;
  }

  @Override
  public Printer make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    Paper paper = settings.choice("paper", Paper.class, Paper.MM58);
    return new EscPosPrinter(
        id,
        settings.wire(9600),
        paper,
        settings.truth("ascii-needs-hanzi-off", false),
        listener,
        new SteadyTime(),
        DeviceThread.anyJitter());
  }
}
