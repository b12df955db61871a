package org.shuyi.hardware.locker.board;

import java.io.IOException;
import java.nio.file.Path;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.locker.LockerContract;
import org.shuyi.hardware.locker.WiredCabinet;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualPort;

class KerongLockerTest extends LockerContract {
  @Override
  protected Driver driver() {
    return new KerongDriver();
  }

  @Override
  protected Cabinet cabinet(Path directory) throws IOException {
    return new WiredCabinet<>(
        new VirtualDevice<>(
            "kerong-doors",
            new VirtualPort(directory.resolve("boards")),
            new VirtualKerong(0),
            LineTiming.of(19_200)),
        boards -> boards.doors(0));
  }
}
