package org.shuyi.hardware.printer.escpos;

import java.io.IOException;
import java.nio.file.Path;
import org.shuyi.hardware.virtual.VirtualSocket;
import org.shuyi.hardware.virtual.VirtualWire;

class EscPosOverTcpTest extends EscPosConformance {
  @Override
  protected VirtualWire wire(Path directory) throws IOException {
    return new VirtualSocket();
  }
}
