package org.shuyi.hardware.panel.board;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.panel.Panel;

/** A panel on a relay board. */
public final class BoardPanel extends SupervisedDevice implements Panel {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final PanelProtocol protocol;

  BoardPanel(DeviceId id, LinkOpener wire, Wiring wiring, Consumer<? super DeviceEvent> listener) {
    PanelProtocol made = new PanelProtocol(id, wiring, listener, new SteadyTime());
    this.protocol = made;
    super(new DeviceThread(id, wire, made, listener));
  }

  @Override
  public CompletionStage<Boolean> light(boolean on) {
    return thread.submit(PATIENCE, link -> protocol.light(link, on), whyNot -> false);
  }

  @Override
  public CompletionStage<Boolean> beep(Beep beep) {
    return thread.submit(PATIENCE, link -> protocol.beep(link, beep), whyNot -> false);
  }
}
