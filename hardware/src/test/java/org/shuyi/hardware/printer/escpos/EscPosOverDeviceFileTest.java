package org.shuyi.hardware.printer.escpos;

import java.nio.file.Path;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualWire;

/** As over USB, where the printer is a file under /dev/usb. */
class EscPosOverDeviceFileTest extends EscPosConformance {
  @Override
  protected VirtualWire wire(Path directory) {
    return VirtualPort.deviceFile(directory.resolve("lp0"));
  }
}
