package org.shuyi.hardware.dispenser.crt571;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.dispenser.crt571.Frame.Message;
import org.shuyi.hardware.dispenser.crt571.Frame.Signal;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/** An order, its acknowledgement, its answer, and the acknowledgement of that. */
final class Handshake {
  /** As the manuals have it. */
  private static final Duration ACKNOWLEDGEMENT = Duration.ofMillis(300);

  private static final int ATTEMPTS = 3;

  private final int address;
  private final Exchange<Frame> exchange;

  Handshake(int address, InstantSource time) {
    this.address = address;
    this.exchange = new Exchange<>("the card dispenser", new CheckedFramer<>(Frame.FORM), time);
  }

  /** An order that may be given twice. */
  Reply ask(Link link, Order order, Duration patience) throws LinkException {
    LinkException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      last = deliver(link, order);
      if (last == null) {
        return await(link, order, patience);
      }
    }
    throw last == null ? new LinkException(Kind.TIMED_OUT, "never tried: " + order) : last;
  }

  /**
   * An order that moves a card, given once: after one that seems lost, the state tells.
   *
   * @return empty if no answer came
   */
  Optional<Reply> once(Link link, Order order, Duration patience) throws LinkException {
    boolean heard = deliver(link, order) == null;
    try {
      return Optional.of(await(link, order, heard ? patience : Uncertain.UNACKNOWLEDGED_MOVE));
    } catch (LinkException e) {
      var ignored = requireMissed(e);
      return Optional.empty();
    }
  }

  /** Gives the order; what went wrong, or null if the dispenser acknowledged it. */
  private @Nullable LinkException deliver(Link link, Order order) throws LinkException {
    byte[] frame = new Message(address, order.text()).bytes();
    String what = "'" + order + "'";
    try {
      Signal signal = exchange.ask(link, frame, what, ACKNOWLEDGEMENT, Handshake::signal);
      return signal == Signal.ACK
          ? null
          : new LinkException(Kind.GARBLED, "the card dispenser could not read " + what);
    } catch (LinkException e) {
      return requireMissed(e);
    }
  }

  private static LinkException requireMissed(LinkException e) throws LinkException {
    return switch (e.kind()) {
      case TIMED_OUT, GARBLED -> e;
      case NOT_FOUND, NO_PERMISSION, IN_USE, GONE, CLOSED -> throw e;
    };
  }

  private Reply await(Link link, Order order, Duration patience) throws LinkException {
    Reply reply = exchange.await(link, "'" + order + "'", patience, frame -> reply(order, frame));
    link.write(Signal.ACK.bytes());
    return reply;
  }

  private static Optional<Signal> signal(Frame frame) {
    return frame instanceof Signal signal && signal != Signal.EOT
        ? Optional.of(signal)
        : Optional.empty();
  }

  private Optional<Reply> reply(Order order, Frame frame) {
    return frame instanceof Message(int from, byte[] text) && from == address
        ? Reply.to(order, text)
        : Optional.empty();
  }
}
