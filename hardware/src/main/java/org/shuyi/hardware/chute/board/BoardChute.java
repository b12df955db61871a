package org.shuyi.hardware.chute.board;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.chute.Intake;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;

/** A chute on a relay board. */
public final class BoardChute extends SupervisedDevice implements Chute {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Wiring wiring;
  private final ChuteProtocol protocol;

  BoardChute(DeviceId id, LinkOpener wire, Wiring wiring, Consumer<? super DeviceEvent> listener) {
    ChuteProtocol made = new ChuteProtocol(id, wiring, listener, new SteadyTime());
    this.wiring = wiring;
    this.protocol = made;
    super(new DeviceThread(id, wire, made, listener));
  }

  @Override
  public int bins() {
    return wiring.bins();
  }

  @Override
  public CompletionStage<Flap> open() {
    return thread.submit(PATIENCE, link -> protocol.open(link, false), why -> Flap.UNKNOWN);
  }

  @Override
  public CompletionStage<Flap> giveBack() {
    return thread.submit(PATIENCE, link -> protocol.open(link, true), why -> Flap.UNKNOWN);
  }

  @Override
  public CompletionStage<Intake> take(int bin) {
    return thread.submit(PATIENCE, link -> protocol.take(link, bin), Intake.Unknown::new);
  }
}
