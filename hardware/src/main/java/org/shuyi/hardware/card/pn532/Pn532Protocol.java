package org.shuyi.hardware.card.pn532;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.card.CardKey;
import org.shuyi.hardware.card.CardUid;
import org.shuyi.hardware.card.CardWatch;
import org.shuyi.hardware.card.CardWriting;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/** Wakes the chip and looks for cards. Used by the reader's thread only. */
final class Pn532Protocol implements Protocol, CardWriting.Access {
  private static final int GET_FIRMWARE = 0x02;
  private static final int SAM_CONFIGURATION = 0x14;
  private static final int RF_CONFIGURATION = 0x32;
  private static final int IN_DATA_EXCHANGE = 0x40;
  private static final int IN_LIST_PASSIVE_TARGET = 0x4A;

  /** The chip says so within 15 ms; a converter from USB adds 16. */
  private static final Duration ACKNOWLEDGEMENT = Duration.ofMillis(500);

  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final Duration PACE = Duration.ofMillis(200);

  /** Out of its sleep; it needs 2 ms. */
  private static final byte[] WAKE = {0x55, 0x55, 0, 0, 0};

  private static final Duration WAKING = Duration.ofMillis(5);

  /** No secure module, no time-out, no interrupt line. */
  private static final byte[] NORMAL_MODE = {1, 0x14, 1};

  /** MaxRetries: of ATR and PSL as they are, of a look for cards 2, or it never ended. */
  private static final byte[] FEW_RETRIES = {5, -1, 1, 2};

  private static final byte[] FIELD_OFF = {1, 0};

  /** One card, 106 kbit/s type A. */
  private static final byte[] ONE_CARD = {1, 0};

  /** Of InDataExchange: the first and only card; the card's own commands. */
  private static final byte CARD = 1;

  private static final byte READ = 0x30;

  /** Of a MIFARE Classic block. */
  private static final byte WRITE = (byte) 0xA0;

  /** Of one page of an NTAG. */
  private static final byte WRITE_PAGE = (byte) 0xA2;

  private static final int BLOCK = 16;
  private static final int PAGE = 4;

  private final CardWatch watch;
  private final Exchange<Frame> exchange;
  private final byte[] trash = new byte[64];
  private Identity identity = Identity.UNKNOWN;
  private boolean fresh = true;

  Pn532Protocol(CardWatch watch, InstantSource time) {
    this.watch = watch;
    this.exchange = new Exchange<>("the card reader", new CheckedFramer<>(Frame.FORM), time);
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    if (fresh) {
      link.write(WAKE);
      int ignored = link.read(trash, WAKING);
      ask(link, SAM_CONFIGURATION, "set-up", NORMAL_MODE);
      ask(link, RF_CONFIGURATION, "retries", FEW_RETRIES);
      fresh = false;
    }
    byte[] firmware = ask(link, GET_FIRMWARE, "firmware");
    if (firmware.length != 4) {
      throw new LinkException(
          Kind.GARBLED, firmware.length + " bytes of firmware version: expected 4");
    }
    identity = new Identity("PN5%02X".formatted(firmware[0]), firmware[1] + "." + firmware[2], "");
    return Condition.READY;
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    watch.look(link, this);
    if (Uncertain.LOOKING_SWITCHES_FIELD_ON) {
      ask(link, RF_CONFIGURATION, "field off", FIELD_OFF);
    }
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

  /** Of an answer only to what it is one: what is in it may be a card's number. */
  @Override
  public String explain(boolean sent, byte[] bytes) {
    if (sent) {
      return explained(bytes);
    }
    List<Frame> frames = new CheckedFramer<>(Frame.FORM).feed(bytes, bytes.length);
    return frames.isEmpty() ? "No whole frame with a right check sum." : frames + ".";
  }

  private static String explained(byte[] command) {
    if (command.length < 7) {
      return Arrays.equals(command, WAKE) ? "Wake up." : "Say that again.";
    }
    return switch (command[6]) {
      case SAM_CONFIGURATION -> "Work without a secure module.";
      case RF_CONFIGURATION -> "Look for a card only a moment.";
      case GET_FIRMWARE -> "Who are you?";
      default -> "";
    };
  }

  @Override
  public void lost() {
    watch.forget();
    fresh = true;
  }

  /** Answer: how many cards, and of each its place, ATQA (2), SAK, length of the UID, UID. */
  @Override
  public Optional<CardUid> find(Link link) throws LinkException {
    byte[] found = ask(link, IN_LIST_PASSIVE_TARGET, "look for cards", ONE_CARD);
    int at = 6;
    boolean whole = found.length > at && found[0] == 1 && at + found[at - 1] <= found.length;
    return whole
        ? CardUid.of(Arrays.copyOfRange(found, at, at + Math.max(0, found[at - 1])))
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> block(Link link, CardUid uid, int block, CardKey key)
      throws LinkException {
    return opens(link, uid, block, key) ? pages(link, block) : Optional.empty();
  }

  private boolean opens(Link link, CardUid uid, int block, CardKey key) throws LinkException {
    byte[] proof = authentication(uid.bytes(), block, key);
    boolean opened = exchangeWithCard(link, "authentication", proof).isPresent();
    Arrays.fill(proof, (byte) 0);
    return opened;
  }

  @Override
  public boolean writeBlock(Link link, CardUid uid, int block, CardKey key, byte[] bytes)
      throws LinkException {
    return opens(link, uid, block, key) && write(link, WRITE, block, bytes);
  }

  @Override
  public boolean writePages(Link link, int first, byte[] bytes) throws LinkException {
    for (int i = 0; i < bytes.length / PAGE; i++) {
      byte[] page = Arrays.copyOfRange(bytes, i * PAGE, (i + 1) * PAGE);
      if (!write(link, WRITE_PAGE, first + i, page)) {
        return false;
      }
    }
    return true;
  }

  private boolean write(Link link, byte how, int where, byte[] bytes) throws LinkException {
    byte[] command = new byte[3 + bytes.length];
    command[0] = CARD;
    command[1] = how;
    command[2] = (byte) where;
    System.arraycopy(bytes, 0, command, 3, bytes.length);
    return exchangeWithCard(link, "write", command).isPresent();
  }

  /** A UID of seven bytes proves itself by its last four. */
  private static byte[] authentication(byte[] uid, int block, CardKey key) {
    byte[] command = new byte[3 + CardKey.LENGTH + 4];
    command[0] = CARD;
    command[1] = key.command();
    command[2] = (byte) block;
    System.arraycopy(key.bytes(), 0, command, 3, CardKey.LENGTH);
    System.arraycopy(uid, uid.length - 4, command, 3 + CardKey.LENGTH, 4);
    return command;
  }

  /** Blocks and pages are read by the same command. */
  @Override
  public Optional<byte[]> pages(Link link, int first) throws LinkException {
    return exchangeWithCard(link, "read", CARD, READ, (byte) first)
        .filter(data -> data.length == BLOCK);
  }

  /** The answer begins with a status: 0, or why the card did not answer. */
  private Optional<byte[]> exchangeWithCard(Link link, String what, byte... command)
      throws LinkException {
    byte[] answer = ask(link, IN_DATA_EXCHANGE, what, command);
    boolean well = answer.length > 0 && (answer[0] & 0x3F) == 0;
    return well ? Optional.of(Arrays.copyOfRange(answer, 1, answer.length)) : Optional.empty();
  }

  private byte[] ask(Link link, int command, String what, byte... data) throws LinkException {
    byte[] frame = Frame.command(command, data);
    Frame answer = answer(link, frame, command, what);
    Arrays.fill(frame, (byte) 0);
    return switch (answer) {
      case Frame.Answer(int answered, byte[] bytes) -> bytes;
      default ->
          throw new LinkException(Kind.GARBLED, "the card reader did not understand " + what);
    };
  }

  /** What came spoilt is asked for once more. */
  private Frame answer(Link link, byte[] frame, int command, String what) throws LinkException {
    try {
      return acknowledged(link, frame, command, what);
    } catch (LinkException e) {
      if (e.kind() != Kind.GARBLED) {
        throw e;
      }
      return exchange.ask(link, Frame.nack(), what, ANSWER, reply -> answers(reply, command));
    }
  }

  /** An acknowledgement, then the answer; which is good without it, too. */
  private Frame acknowledged(Link link, byte[] frame, int command, String what)
      throws LinkException {
    Frame first =
        exchange.ask(
            link,
            frame,
            what,
            ACKNOWLEDGEMENT,
            reply -> reply instanceof Frame.Ack ? Optional.of(reply) : answers(reply, command));
    return first instanceof Frame.Ack
        ? exchange.await(link, what, ANSWER, reply -> answers(reply, command))
        : first;
  }

  private static Optional<Frame> answers(Frame frame, int command) {
    boolean fits =
        switch (frame) {
          case Frame.Answer(int answered, byte[] data) -> answered == command;
          case Frame.SyntaxError() -> true;
          case Frame.Ack(), Frame.Nack() -> false;
        };
    return fits ? Optional.of(frame) : Optional.empty();
  }
}
