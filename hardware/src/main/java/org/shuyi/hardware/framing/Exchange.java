package org.shuyi.hardware.framing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * One question and its answer, for devices that speak only when spoken to. What came in before the
 * question is thrown away: it answers something else. Used by the device's thread only.
 */
public final class Exchange<F> {
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final String device;
  private final Framer<F> framer;
  private final InstantSource time;
  private final byte[] incoming = new byte[512];

  /** What came together with the last answer. */
  private final Deque<F> heard = new ArrayDeque<>();

  /**
   * @param device in a sentence: "the lock board"
   * @param time one that is never set
   */
  public Exchange(String device, Framer<F> framer, InstantSource time) {
    this.device = device;
    this.framer = framer;
    this.time = time;
  }

  /** Sends a frame to which nothing is answered. */
  public void tell(Link link, byte[] frame) throws LinkException {
    link.discardInput();
    framer.reset();
    heard.clear();
    link.write(frame);
  }

  /**
   * Sends a question and waits for its answer.
   *
   * @param what of the question, for a technician: "status"
   * @param answer what a frame means; empty if it answers something else
   * @throws LinkException of kind TIMED_OUT if nothing came, GARBLED if nothing valid did
   */
  public <T> T ask(
      Link link, byte[] question, String what, Duration patience, Function<F, Optional<T>> answer)
      throws LinkException {
    tell(link, question);
    return await(link, what, patience, answer);
  }

  /** The second and further answers to one question: first an acknowledgement, then the result. */
  public <T> T await(Link link, String what, Duration patience, Function<F, Optional<T>> answer)
      throws LinkException {
    Instant end = time.instant().plus(patience);
    Optional<T> found = pick(answer);
    for (Duration left = patience;
        found.isEmpty() && left.isPositive();
        left = Duration.between(time.instant(), end)) {
      listen(link, atLeastOneMilli(left));
      found = pick(answer);
    }
    return found.orElseThrow(() -> missed(what, patience));
  }

  private void listen(Link link, Duration wait) throws LinkException {
    int count = link.read(incoming, wait);
    heard.addAll(count == 0 ? framer.silence() : framer.feed(incoming, count));
    Arrays.fill(incoming, 0, count, (byte) 0);
  }

  /** The first frame that answers; what came before it answers something else. */
  private <T> Optional<T> pick(Function<F, Optional<T>> answer) {
    while (!heard.isEmpty()) {
      Optional<T> found = answer.apply(heard.removeFirst());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Duration atLeastOneMilli(Duration left) {
    Duration wait = left.compareTo(GLANCE) < 0 ? left : GLANCE;
    return wait.toMillis() < 1 ? Duration.ofMillis(1) : wait;
  }

  private LinkException missed(String what, Duration patience) {
    String asked = what + " within " + patience.toMillis() + " ms";
    return framer.sawNoise()
        ? new LinkException(
            Kind.GARBLED, device + " sent no valid answer to " + asked + "; baud rate, parity?")
        : new LinkException(Kind.TIMED_OUT, device + " gave no answer to " + asked);
  }
}
