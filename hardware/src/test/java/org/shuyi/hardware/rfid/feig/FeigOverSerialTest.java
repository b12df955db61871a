package org.shuyi.hardware.rfid.feig;

import java.io.IOException;
import java.nio.file.Path;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualPort;

/** At 38,400 baud with parity, as it leaves the factory. */
final class FeigOverSerialTest extends FeigConformance {
  @Override
  VirtualFeigReader reader(Path directory) throws IOException {
    return new VirtualFeigReader(
        new VirtualPort(directory.resolve("rfid")), new LineTiming(38_400, 11));
  }
}
