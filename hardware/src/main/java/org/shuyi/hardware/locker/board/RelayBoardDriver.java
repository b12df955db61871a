package org.shuyi.hardware.locker.board;

import java.time.Duration;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.locker.Locker;

/** {@code driver = "lock-relays"}. */
public final class RelayBoardDriver implements Driver {
  /** What the coils of most locks are made for. */
  private static final int USUAL_PULSE_MS = 500;

  @Override
  public String name() {
    return "lock-relays";
  }

  @Override
  public String drives() {
    return "locker: relays and door contacts on GPIO, on an I2C expander or on Modbus RTU boards";
  }

  @Override
  public Class<Locker> port() {
    return Locker.class;
  }

  @Override
  public Locker make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    Cabinet cabinet = Cabinet.of(settings, 1, ModbusRelays.LAST_BOARD, ModbusRelays.LOCKS);
    Duration pulse = Duration.ofMillis(settings.whole("pulse", 100, 1000, USUAL_PULSE_MS));
    ModbusRelays codec =
        new ModbusRelays(cabinet.locks(), pulse, settings.whole("closed-reads", 0, 1, 1));
    return new LockBoards(id, settings.wire(ModbusRelays.BAUD), codec, cabinet, listener);
  }
}
