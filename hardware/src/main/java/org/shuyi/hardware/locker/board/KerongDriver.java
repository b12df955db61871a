package org.shuyi.hardware.locker.board;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.locker.Locker;

/** {@code driver = "kerong"}. */
public final class KerongDriver implements Driver {
  @Override
  public String name() {
    return "kerong";
  }

  @Override
  public String drives() {
    return "locker: KERONG CU12 and CU16 lock boards, RS-485 or TCP";
  }

  @Override
  public Class<Locker> port() {
    return Locker.class;
  }

  @Override
  public Locker make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    Kerong codec = new Kerong(settings.whole("closed-reads", 0, 1, Uncertain.KERONG_CLOSED_READS));
    Cabinet cabinet = Cabinet.of(settings, 0, Kerong.LAST_BOARD, Kerong.LOCKS);
    return new LockBoards(id, settings.wire(Kerong.BAUD), codec, cabinet, listener);
  }
}
