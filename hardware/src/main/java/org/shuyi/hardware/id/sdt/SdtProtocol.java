package org.shuyi.hardware.id.sdt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.id.IdCardReader.IdCardRead;
import org.shuyi.hardware.id.IdCardReader.IdCardUnreadable;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** Find, select, read. Used by the reader's thread only, but for {@link #watch}. */
final class SdtProtocol implements Protocol {
  private static final Duration QUICK = Duration.ofMillis(700);

  /** Text and photo take 115 ms on the wire, and the radio a second. */
  private static final Duration READING = Duration.ofSeconds(3);

  private static final Duration WATCHING_PACE = Duration.ofMillis(300);
  private static final Duration IDLE_PACE = Duration.ofSeconds(2);

  /** The lengths of text and photo stand before them. */
  private static final int TEXT_AT = 4;

  private final DeviceId id;
  private final Consumer<? super DeviceEvent> listener;
  private final Exchange<Reply> exchange;
  private volatile boolean watching;
  private Identity identity = Identity.UNKNOWN;
  private int misses = Uncertain.MISSES_BEFORE_NEXT;

  SdtProtocol(DeviceId id, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.listener = listener;
    this.exchange = new Exchange<>("the ID card reader", new CheckedFramer<>(Reply.FORM), time);
  }

  /** Any thread. Takes effect with the next turn. */
  void watch(boolean on) {
    watching = on;
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    Condition condition = status(link);
    Reply module = ask(link, 0x12, 0xFF, "module number", QUICK);
    identity = new Identity("SDT", "", HexFormat.of().formatHex(module.data()));
    return condition;
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    if (!watching) {
      misses = Uncertain.MISSES_BEFORE_NEXT;
      return status(link);
    }
    if (ask(link, 0x20, 0x01, "find", QUICK).status() == Reply.FOUND) {
      found(link);
    } else {
      misses = Math.min(misses + 1, Uncertain.MISSES_BEFORE_NEXT);
    }
    return Condition.READY;
  }

  @Override
  public Duration pace() {
    return watching ? WATCHING_PACE : IDLE_PACE;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public boolean sendsPersonalData() {
    return true;
  }

  /** Of what is received the status alone: what follows it may be a person's. */
  @Override
  public String explain(boolean sent, byte[] bytes) {
    if (sent) {
      return bytes[7] == 0x11 ? "How is the module?" : "Which module is it?";
    }
    List<Reply> replies = new CheckedFramer<>(Reply.FORM).feed(bytes, bytes.length);
    return replies.isEmpty() ? "No whole frame with a right check sum." : replies + ".";
  }

  @Override
  public void lost() {
    misses = Uncertain.MISSES_BEFORE_NEXT;
  }

  private Condition status(Link link) throws LinkException {
    Reply reply = ask(link, 0x11, 0xFF, "status", QUICK);
    return reply.status() == Reply.DONE
        ? Condition.READY
        : new Degraded(
            Reason.REFUSED,
            "The module of the ID card reader is not well: status %02X.".formatted(reply.status()));
  }

  private void found(Link link) throws LinkException {
    boolean next = misses >= Uncertain.MISSES_BEFORE_NEXT;
    misses = 0;
    if (next) {
      listener.accept(
          read(link)
              .<DeviceEvent>map(document -> new IdCardRead(id, document))
              .orElseGet(() -> new IdCardUnreadable(id, "The document could not be read.")));
    }
  }

  private Optional<IdDocument> read(Link link) throws LinkException {
    if (ask(link, 0x20, 0x02, "select", QUICK).status() != Reply.DONE) {
      return Optional.empty();
    }
    Reply reply = ask(link, 0x30, 0x01, "read", READING);
    try {
      return reply.status() == Reply.DONE ? document(reply.data()) : Optional.empty();
    } finally {
      reply.wipe();
    }
  }

  private static Optional<IdDocument> document(byte[] data) {
    boolean whole = data.length >= TEXT_AT + Layout.LENGTH && data[0] == 1 && data[1] == 0;
    if (!whole) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(data, TEXT_AT, TEXT_AT + Layout.LENGTH);
    try {
      return Layout.read(text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private Reply ask(Link link, int command, int parameter, String what, Duration patience)
      throws LinkException {
    return exchange.ask(link, Reply.request(command, parameter), what, patience, Optional::of);
  }
}
