package org.shuyi.hardware.locker.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.locker.LockerContract;
import org.shuyi.hardware.locker.WiredCabinet;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualEightA;
import org.shuyi.hardware.virtual.VirtualPort;

class EightALockerTest extends LockerContract {
  @Override
  protected Driver driver() {
    return new EightADriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("closed-reads", "11");
  }

  @Override
  protected Cabinet cabinet(Path directory) throws IOException {
    return new WiredCabinet<>(
        new VirtualDevice<>(
            "eight-a-doors",
            new VirtualPort(directory.resolve("boards")),
            new VirtualEightA(16, 1),
            LineTiming.of(9600)),
        boards -> boards.doors(1));
  }
}
