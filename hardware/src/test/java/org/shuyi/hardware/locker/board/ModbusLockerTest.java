package org.shuyi.hardware.locker.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.locker.LockerContract;
import org.shuyi.hardware.locker.WiredCabinet;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualRelayBoard;

class ModbusLockerTest extends LockerContract {
  @Override
  protected Driver driver() {
    return new RelayBoardDriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("locks", 8L);
  }

  @Override
  protected Cabinet cabinet(Path directory) throws IOException {
    return new WiredCabinet<>(
        new VirtualDevice<>(
            "modbus-doors",
            new VirtualPort(directory.resolve("board")),
            new VirtualRelayBoard(8),
            LineTiming.of(9600)),
        VirtualRelayBoard::doors);
  }
}
