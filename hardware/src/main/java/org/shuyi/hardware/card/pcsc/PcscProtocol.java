package org.shuyi.hardware.card.pcsc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.card.CardAccess;
import org.shuyi.hardware.card.CardKey;
import org.shuyi.hardware.card.CardUid;
import org.shuyi.hardware.card.CardWatch;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** Looks for cards and reads them. Used by the reader's thread only. */
final class PcscProtocol implements Protocol, CardAccess {
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final Duration PACE = Duration.ofMillis(200);

  private final CardWatch watch;
  private final Exchange<byte[]> exchange;
  private Identity identity = Identity.UNKNOWN;

  PcscProtocol(CardWatch watch, InstantSource time) {
    this.watch = watch;
    this.exchange = new Exchange<>("the card reader", new CheckedFramer<>(Apdu.FORM), time);
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    byte[] name = ask(link, Apdu.name(), "name");
    identity = new Identity(new String(name, StandardCharsets.UTF_8), "", "");
    return Condition.READY;
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    watch.look(link, this);
    return Condition.READY;
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public boolean sendsPersonalData() {
    return true;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return sent && Arrays.equals(bytes, Apdu.name()) ? "What is the reader called?" : "";
  }

  @Override
  public void lost() {
    watch.forget();
  }

  @Override
  public Optional<CardUid> find(Link link) throws LinkException {
    return Apdu.data(ask(link, Apdu.uid(), "UID")).flatMap(CardUid::of);
  }

  @Override
  public Optional<byte[]> block(Link link, CardUid uid, int block, CardKey key)
      throws LinkException {
    byte[] load = Apdu.loadKey(key);
    boolean loaded = Apdu.data(ask(link, load, "key")).isPresent();
    Arrays.fill(load, (byte) 0);
    boolean opened =
        loaded && Apdu.data(ask(link, Apdu.authenticate(block, key), "authentication")).isPresent();
    return opened ? pages(link, block) : Optional.empty();
  }

  /** Blocks and pages are read by the same command. */
  @Override
  public Optional<byte[]> pages(Link link, int first) throws LinkException {
    return Apdu.data(ask(link, Apdu.read(first), "read")).filter(data -> data.length == 16);
  }

  private byte[] ask(Link link, byte[] command, String what) throws LinkException {
    return exchange.ask(link, command, what, ANSWER, Optional::of);
  }
}
