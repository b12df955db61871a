package org.shuyi.hardware.printer.escpos;

import java.nio.file.Path;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualWire;

class EscPosOverSerialTest extends EscPosConformance {
  @Override
  protected VirtualWire wire(Path directory) {
    return new VirtualPort(directory.resolve("printer"));
  }
}
