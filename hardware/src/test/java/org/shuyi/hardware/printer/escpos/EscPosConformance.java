package org.shuyi.hardware.printer.escpos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Printer;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter;
import org.shuyi.hardware.virtual.VirtualWire;

abstract class EscPosConformance extends DeviceConformance<Printer> {
  private static final Document SLIP =
      new Document(List.of(Document.Text.plain("借书凭条"), new Document.Qr("LIB1")));

  protected abstract VirtualWire wire(Path directory) throws IOException;

  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualEscPosPrinter(384, wire(directory), LineTiming.of(115_200)).device();
  }

  @Override
  protected Driver driver() {
    return new EscPosDriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("paper", "mm58");
  }

  @Override
  protected Map<String, Function<Printer, CompletionStage<?>>> commands() {
    return Map.of("check", Device::check, "print", printer -> printer.print(SLIP));
  }
}
