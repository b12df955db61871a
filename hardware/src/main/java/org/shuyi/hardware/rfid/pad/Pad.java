package org.shuyi.hardware.rfid.pad;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Ready;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.rfid.PadChanged;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.TagImage;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.TagWrite;

/**
 * The commands of {@link org.shuyi.hardware.rfid.RfidReader}, for a reader that brings its {@link
 * Coupler}. Any thread.
 */
public final class Pad {
  /** How long a write may wait for the device's thread: with its own budget less than 3 s. */
  private static final Duration WRITE_WAIT = Duration.ofMillis(1200);

  private static final Duration WATCH_WAIT = Duration.ofSeconds(5);

  private final PadProtocol protocol;
  private final DeviceThread thread;

  /**
   * @param time one that is never set
   */
  public Pad(
      DeviceId id,
      LinkOpener opener,
      Coupler coupler,
      PadSettings settings,
      Consumer<? super DeviceEvent> listener,
      InstantSource time) {
    this.protocol =
        new PadProtocol(
            settings,
            coupler,
            pile -> listener.accept(new PadChanged(id, pile.tags(), pile.overfull())),
            time);
    this.thread = new DeviceThread(id, opener, protocol, listener);
  }

  /** The thread that owns the reader's wire. */
  public DeviceThread thread() {
    return thread;
  }

  /** As the port says. */
  public void watch(boolean on) {
    protocol.watch(on);
    turnNow();
  }

  /** As the port says. */
  public void lookAgain() {
    protocol.lookAgain();
    turnNow();
  }

  /**
   * Only so that it takes effect now: if the reader is not there, the first turn will see to it.
   */
  private void turnNow() {
    var ignored = thread.submit(WATCH_WAIT, protocol::turn, condition -> condition);
  }

  /** As the port says. */
  public CompletionStage<SecurityWrite> secure(TagUid uid, Security wanted) {
    if (wanted == Security.UNKNOWN) {
      throw new IllegalArgumentException("a tag can be set to IN_STOCK or ON_LOAN only");
    }
    return thread.submit(
        WRITE_WAIT,
        link -> protocol.secure(link, uid, wanted),
        condition -> new SecurityWrite.Failed(uid, wanted, Cause.READER, sentence(uid, condition)));
  }

  /** As the port says. */
  public CompletionStage<TagWrite> write(TagUid uid, TagImage image) {
    return thread.submit(
        WRITE_WAIT,
        link -> protocol.write(link, uid, image),
        condition -> new TagWrite.Failed(uid, Cause.READER, sentence(uid, condition)));
  }

  private static String sentence(TagUid uid, Condition condition) {
    return "Tag " + uid + ": " + sentence(condition);
  }

  private static String sentence(Condition condition) {
    return switch (condition) {
      case Ready() -> "the RFID reader had no time.";
      case Degraded(Condition.Reason ignored, String detail) -> detail;
      case Absent(Condition.Reason ignored, String detail) -> detail;
    };
  }
}
