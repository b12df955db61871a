package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.rfid.pad.Answer;
import org.shuyi.hardware.rfid.pad.Answer.Why;

/**
 * One command after the other, each with its own answer. Owned by the device's thread.
 *
 * <p>All commands to tags share one control byte, so an answer that comes too late would pass for
 * the answer to the next command, and one book's content for another's. After a missed answer the
 * reader is therefore first asked for its version, which no late answer resembles: when that
 * arrives, everything before it has arrived too.
 */
final class Conversation {
  /**
   * The silence that the host keeps before a frame (H60301-3e, "protocol timing"); it is counted
   * from when the last byte was read, which is never before it came.
   */
  private static final Duration SILENCE_BEFORE_FRAME = Duration.ofMillis(5);

  /**
   * A gap in which a frame is surely at its end. The manual says 12 ms; a busy computer hands bytes
   * over later than they come.
   */
  private static final Duration GAP = Duration.ofMillis(100);

  private final FeigSettings settings;
  private final InstantSource time;
  private final Framer framer = new Framer();
  private final byte[] incoming = new byte[Framer.MAX_FRAME];
  private boolean inStep = true;
  private Instant lastByte = Instant.MIN;

  Conversation(FeigSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /** The wire was opened anew: nothing that was sent before can be answered on it. */
  void restart() {
    inStep = true;
  }

  /**
   * @param patience the most to wait for the answer, and as long again for a reader out of step
   * @throws LinkException of kind TIMED_OUT or GARBLED if no answer came; the wire is still good
   */
  <T> Answer<T> ask(Link link, Request<T> request, Duration patience) throws LinkException {
    if (!inStep) {
      var ignored = exchange(link, new Request.SoftwareVersion(), patience);
    }
    return exchange(link, request, patience);
  }

  private <T> Answer<T> exchange(Link link, Request<T> request, Duration patience)
      throws LinkException {
    inStep = false;
    Reply reply = send(link, request, patience);
    if (!request.isAnsweredBy(reply.status())) {
      inStep = true;
      return new Answer.Refused<>(reply.status().why(), reply.status().sentence());
    }
    try {
      Answer<T> done = new Answer.Done<>(request.parse(reply.status(), reply.fields()));
      inStep = true;
      return done;
    } catch (UnfitReplyException e) {
      return new Answer.Refused<>(Why.READER, e.detail());
    }
  }

  private Reply send(Link link, Request<?> request, Duration patience) throws LinkException {
    keepSilence();
    link.discardInput();
    framer.clear();
    link.write(settings.form().encode(settings.address(), request.control(), request.data()));
    Instant end = time.instant().plus(patience);
    for (Duration left = patience;
        left.isPositive();
        left = Duration.between(time.instant(), end)) {
      Optional<Reply> reply =
          receive(link, left).stream().filter(it -> answers(it, request)).findFirst();
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw missed(request, patience);
  }

  private void keepSilence() {
    Instant now = time.instant();
    if (lastByte.plus(SILENCE_BEFORE_FRAME).isAfter(now)) {
      LockSupport.parkNanos(SILENCE_BEFORE_FRAME.minus(Duration.between(lastByte, now)).toNanos());
    }
  }

  private List<Reply> receive(Link link, Duration left) throws LinkException {
    int count = link.read(incoming, left.compareTo(GAP) < 0 ? left : GAP);
    lastByte = count == 0 ? lastByte : time.instant();
    return count == 0 ? framer.silence().stream().toList() : framer.feed(incoming, count);
  }

  private boolean answers(Reply reply, Request<?> request) {
    boolean ours =
        settings.address() == FeigSettings.ANY_ADDRESS || reply.address() == settings.address();
    return ours && reply.control() == request.control();
  }

  private LinkException missed(Request<?> request, Duration patience) {
    String what = request.getClass().getSimpleName() + " within " + patience.toMillis() + " ms";
    return framer.sawNoise()
        ? new LinkException(
            Kind.GARBLED,
            "the RFID reader sent no valid answer to " + what + "; baud rate, parity?")
        : new LinkException(Kind.TIMED_OUT, "the RFID reader gave no answer to " + what);
  }
}
