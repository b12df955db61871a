package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.rfid.PadChanged;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;

/**
 * A FEIG OBID i-scan reader on any wire: serial (38400 baud, 8 data bits, even parity unless the
 * reader was set otherwise) or its LAN port. Events go to the listener on the device's own thread.
 */
public final class FeigReader extends SupervisedDevice implements RfidReader {
  /** How long a write may wait for the device's thread: with its own budget less than 3 s. */
  private static final Duration SECURE_WAIT = Duration.ofMillis(1200);

  private static final Duration WATCH_WAIT = Duration.ofSeconds(5);

  private final FeigProtocol protocol;

  public FeigReader(
      DeviceId id,
      LinkOpener opener,
      FeigSettings settings,
      Consumer<? super DeviceEvent> listener) {
    InstantSource time = new SteadyTime();
    Consumer<List<TagSeen>> padChanged = tags -> listener.accept(new PadChanged(id, tags));
    FeigProtocol made = new FeigProtocol(settings, padChanged, time);
    this.protocol = made;
    super(new DeviceThread(id, opener, made, listener));
  }

  @Override
  public void watch(boolean on) {
    protocol.watch(on);
    // Only so that it takes effect now: if the reader is not there, the first turn will see to it.
    var ignored = thread.submit(WATCH_WAIT, protocol::turn, condition -> condition);
  }

  @Override
  public CompletionStage<SecurityWrite> secure(TagUid uid, Security wanted) {
    if (wanted == Security.UNKNOWN) {
      throw new IllegalArgumentException("a tag can be set to IN_STOCK or ON_LOAN only");
    }
    return thread.submit(
        SECURE_WAIT,
        link -> protocol.secure(link, uid, wanted),
        condition ->
            new SecurityWrite.Failed(
                uid, wanted, Cause.READER, "Tag " + uid + ": " + sentence(condition)));
  }

  private static String sentence(Condition condition) {
    return switch (condition) {
      case Ready() -> "the RFID reader had no time.";
      case Degraded(Condition.Reason ignored, String detail) -> detail;
      case Absent(Condition.Reason ignored, String detail) -> detail;
    };
  }
}
