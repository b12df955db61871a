package org.shuyi.hardware.locker.board;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.locker.Locker;

/** {@code driver = "lock-8a"}. */
public final class EightADriver implements Driver {
  @Override
  public String name() {
    return "lock-8a";
  }

  @Override
  public String drives() {
    return "locker: lock boards whose commands begin with 8A, RS-485 or TCP";
  }

  @Override
  public Class<Locker> port() {
    return Locker.class;
  }

  @Override
  public Locker make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    Cabinet cabinet = Cabinet.of(settings, 1, EightA.LAST_BOARD, EightA.LOCKS);
    EightA codec = new EightA(closedReads(settings));
    return new LockBoards(id, settings.wire(EightA.BAUD), codec, cabinet, listener);
  }

  /** There is no usual value: with the wrong one every open door counts as closed. */
  private static int closedReads(Settings settings) {
    return switch (settings.text("closed-reads")) {
      case "11" -> Uncertain.EIGHT_A_ELEVEN;
      case "00" -> Uncertain.EIGHT_A_ZERO;
      default ->
          throw settings.wrong(
              "closed-reads", "\"11\" or \"00\": what the board says of a door that is closed");
    };
  }
}
