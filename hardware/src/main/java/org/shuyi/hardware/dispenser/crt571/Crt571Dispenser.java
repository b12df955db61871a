package org.shuyi.hardware.dispenser.crt571;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Ready;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.dispenser.CardMove;
import org.shuyi.hardware.link.LinkOpener;

/** A dispenser of the CRT-571 or F3 family on any wire. */
public final class Crt571Dispenser extends SupervisedDevice implements CardDispenser {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Crt571Protocol protocol;

  /**
   * @param address 0 to 15, as its switches are set
   * @param longestMove after so long without an answer the state is asked for
   */
  Crt571Dispenser(
      DeviceId id,
      LinkOpener wire,
      int address,
      Duration longestMove,
      Consumer<? super DeviceEvent> listener) {
    Crt571Protocol made =
        new Crt571Protocol(
            address,
            longestMove,
            state -> listener.accept(new DispenserChanged(id, state)),
            new SteadyTime());
    this.protocol = made;
    super(new DeviceThread(id, wire, made, listener));
  }

  @Override
  public CompletionStage<CardMove> toReader() {
    return move(Course.TO_READER);
  }

  @Override
  public CompletionStage<CardMove> toBezel() {
    return move(Course.TO_BEZEL);
  }

  @Override
  public CompletionStage<CardMove> capture() {
    return move(Course.CAPTURE);
  }

  private CompletionStage<CardMove> move(Course course) {
    return thread.submit(
        WAIT,
        link -> protocol.move(link, course),
        condition -> new CardMove.Unknown(sentence(condition)));
  }

  private static String sentence(Condition condition) {
    return switch (condition) {
      case Ready() -> "The card dispenser had no time.";
      case Degraded(Condition.Reason ignored, String detail) -> detail;
      case Absent(Condition.Reason ignored, String detail) -> detail;
    };
  }
}
