package org.shuyi.hardware.scanner.serial;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.scanner.Scanner.Unreadable;
import org.shuyi.hardware.scanner.serial.LineFramer.Frame;

/** Turns what a scanner sends into events. Used by the scanner's thread only. */
final class LineProtocol implements Protocol {
  /** A line comes in one go even at 1200 baud: after this long without a byte it has ended. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  private static final Duration A_GLANCE = Duration.ofMillis(1);

  /** Once is a scratched label or a foreign code; three times in a row is the line. */
  private static final int BAD_READS_IN_A_ROW = 3;

  private final DeviceId id;
  private final Consumer<? super DeviceEvent> listener;
  private final InstantSource time;
  private final LineFramer framer = new LineFramer();
  private final Repeats repeats = new Repeats();
  private final byte[] buffer = new byte[256];
  private boolean fresh = true;
  private int badReads;

  LineProtocol(DeviceId id, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.listener = listener;
    this.time = time;
  }

  /**
   * The nearest to a round trip there is: the port must still give or refuse bytes. What was
   * scanned while nobody listened is thrown away: its patron has left.
   */
  @Override
  public Condition greet(Link link) throws LinkException {
    if (fresh) {
      link.discardInput();
      fresh = false;
    }
    receive(link, A_GLANCE);
    return condition();
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    if (!receive(link, SILENCE)) {
      framer.silence().forEach(this::post);
      repeats.forgetOld(time.instant());
    }
    return condition();
  }

  /** None: a turn waits in its read. */
  @Override
  public Duration pace() {
    return Duration.ZERO;
  }

  /** A code may be a patron's card. */
  @Override
  public boolean sendsPersonalData() {
    return true;
  }

  private boolean receive(Link link, Duration timeout) throws LinkException {
    int count = link.read(buffer, timeout);
    List<Frame> frames = framer.feed(buffer, count);
    frames.forEach(this::post);
    return count > 0;
  }

  private void post(Frame frame) {
    switch (frame) {
      case Frame.Line(ByteBuffer bytes) -> post(CodeText.decode(bytes));
      case Frame.TooLong() -> refuse("The code is longer than " + LineFramer.LONGEST + " bytes.");
    }
  }

  private void post(Optional<String> text) {
    text.ifPresentOrElse(
        this::post, () -> refuse("The code is no text, or holds control characters."));
  }

  private void post(String text) {
    badReads = 0;
    if (!text.isBlank() && !repeats.isRepeat(text, time.instant())) {
      listener.accept(new Scanned(id, text));
    }
  }

  private void refuse(String why) {
    badReads = Math.min(badReads + 1, BAD_READS_IN_A_ROW);
    listener.accept(new Unreadable(id, why));
  }

  private Condition condition() {
    return badReads < BAD_READS_IN_A_ROW
        ? Condition.READY
        : new Degraded(
            Reason.GARBLED,
            "The last "
                + BAD_READS_IN_A_ROW
                + " reads were not text: is the scanner set to another baud rate or parity?");
  }

  @Override
  public void lost() {
    framer.reset();
    badReads = 0;
    fresh = true;
  }
}
