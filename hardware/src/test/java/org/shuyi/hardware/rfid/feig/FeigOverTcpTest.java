package org.shuyi.hardware.rfid.feig;

import java.io.IOException;
import java.nio.file.Path;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualSocket;

/** The LAN port of a reader. */
final class FeigOverTcpTest extends FeigConformance {
  @Override
  VirtualFeigReader reader(Path directory) throws IOException {
    return new VirtualFeigReader(new VirtualSocket(), LineTiming.NONE);
  }
}
