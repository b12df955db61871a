package org.shuyi.hardware.scanner.serial;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.scanner.CodeReporter;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.hardware.scanner.serial.LineFramer.Frame;

/** Turns what a scanner sends into events. Used by the scanner's thread only. */
final class LineProtocol implements Protocol {
  /** A line comes in one go even at 1200 baud: after this long without a byte it has ended. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  private static final Duration A_GLANCE = Duration.ofMillis(1);

  private final LineSettings settings;
  private final CodeReporter codes;
  private final LineFramer framer = new LineFramer();
  private final byte[] buffer = new byte[256];
  private boolean fresh = true;

  LineProtocol(LineSettings settings, CodeReporter codes) {
    this.settings = settings;
    this.codes = codes;
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
    return codes.condition();
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    if (!receive(link, SILENCE)) {
      framer.silence().forEach(this::take);
      codes.quiet();
    }
    return codes.condition();
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
    frames.forEach(this::take);
    return count > 0;
  }

  private void take(Frame frame) {
    switch (frame) {
      case Frame.Line(ByteBuffer bytes) ->
          settings
              .code(bytes)
              .ifPresentOrElse(
                  this::take,
                  () -> codes.refuse("The code comes without the prefix or suffix expected."));
      case Frame.TooLong() -> codes.refuseLength();
    }
  }

  private void take(ByteBuffer code) {
    if (settings.identified()) {
      codes.readIdentified(code);
    } else {
      codes.read(code, Symbology.UNTOLD);
    }
  }

  @Override
  public void lost() {
    framer.reset();
    codes.lost();
    fresh = true;
  }
}
