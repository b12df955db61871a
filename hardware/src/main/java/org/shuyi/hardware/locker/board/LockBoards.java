package org.shuyi.hardware.locker.board;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.locker.Opening;

/**
 * Lock boards, one or several on one wire. One door is opened at a time, for a lock draws 1 to 2 A;
 * a board that is silent leaves the others at work.
 */
public final class LockBoards extends SupervisedDevice implements Locker {
  /** Two doors before it may be stuck, each with two pulses. */
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  private final Cabinet cabinet;
  private final LockerProtocol protocol;

  LockBoards(
      DeviceId id,
      LinkOpener wire,
      BoardCodec codec,
      Cabinet cabinet,
      Consumer<? super DeviceEvent> listener) {
    SteadyTime time = new SteadyTime();
    LockerProtocol made =
        new LockerProtocol(codec, cabinet, new Doors(id, cabinet, listener), time);
    this.cabinet = cabinet;
    this.protocol = made;
    super(new DeviceThread(id, wire, made, listener, time, DeviceThread.anyJitter()));
  }

  @Override
  public int doors() {
    return cabinet.doors();
  }

  @Override
  public CompletionStage<Opening> open(int door) {
    if (door < 1 || door > doors()) {
      return CompletableFuture.completedStage(new Opening.NoSuchDoor(door, doors()));
    }
    return thread.submit(
        PATIENCE, link -> protocol.open(link, door), why -> new Opening.Unknown(door, why));
  }
}
