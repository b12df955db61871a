package org.shuyi.hardware.link.pcsc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * A smart card reader as a wire. What is written are command APDUs, what is read are response
 * APDUs, each behind its length in two bytes, the higher first. An APDU of length 0 asks the reader
 * for its name; a response of length 0 means that there is no card, or none that can be talked to.
 */
public final class PcscLink implements Link {
  private static final int LENGTH = 2;

  /** A short command APDU: header, length, 255 bytes, expected length. */
  private static final int LONGEST = 261;

  private final CardTerminals terminals;
  private final CardTerminal terminal;
  private final byte[] outgoing = new byte[LENGTH + LONGEST];
  private int written;
  private final Deque<Byte> incoming = new ArrayDeque<>();
  private @Nullable Card card;
  private boolean closed;

  private PcscLink(CardTerminals terminals, CardTerminal terminal) {
    this.terminals = terminals;
    this.terminal = terminal;
  }

  /**
   * Opens a reader of this machine.
   *
   * @param name a part of the reader's name, as {@code pcsc_scan} shows it
   * @throws LinkException of kind NOT_FOUND if there is no such reader, or no smart card service
   */
  public static PcscLink open(String name) throws LinkException {
    return open(SmartCardService.terminals(), name);
  }

  static PcscLink open(CardTerminals terminals, String name) throws LinkException {
    List<String> others = new ArrayList<>();
    try {
      for (CardTerminal terminal : terminals.list()) {
        if (terminal.getName().contains(name)) {
          return new PcscLink(terminals, terminal);
        }
        others.add(terminal.getName());
      }
    } catch (CardException e) {
      throw SmartCardService.explained(e);
    }
    throw new LinkException(
        Kind.NOT_FOUND, "no smart card reader is called '" + name + "', only " + others);
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    for (byte b : bytes) {
      take(b);
    }
  }

  private void take(byte b) throws LinkException {
    if (written == outgoing.length) {
      throw new LinkException(Kind.GARBLED, "a command APDU is longer than " + LONGEST + " bytes");
    }
    outgoing[written++] = b;
    if (written >= LENGTH && written == LENGTH + length()) {
      byte[] command = Arrays.copyOfRange(outgoing, LENGTH, written);
      forgetCommand();
      answer(command.length == 0 ? name() : transmit(command));
      Arrays.fill(command, (byte) 0);
    }
  }

  private int length() {
    return (outgoing[0] & 0xFF) << 8 | (outgoing[1] & 0xFF);
  }

  /** A command may hold a key. */
  private void forgetCommand() {
    Arrays.fill(outgoing, (byte) 0);
    written = 0;
  }

  private void answer(byte[] response) {
    incoming.add((byte) (response.length >> 8));
    incoming.add((byte) response.length);
    for (byte b : response) {
      incoming.add(b);
    }
  }

  private byte[] name() throws LinkException {
    requireThere();
    return terminal.getName().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] transmit(byte[] command) throws LinkException {
    try {
      if (terminal.isCardPresent()) {
        return connected().getBasicChannel().transmit(new CommandAPDU(command)).getBytes();
      }
      disconnect();
    } catch (CardException | IllegalStateException e) {
      disconnect();
      requireThere();
    }
    return new byte[0];
  }

  private Card connected() throws CardException {
    Card open = card;
    if (open == null) {
      open = terminal.connect("*");
      card = open;
    }
    return open;
  }

  /** A card that fails is no card; a reader that is gone, or a service that stopped, is told. */
  private void requireThere() throws LinkException {
    try {
      for (CardTerminal each : terminals.list()) {
        if (each.getName().equals(terminal.getName())) {
          return;
        }
      }
    } catch (CardException e) {
      throw new LinkException(
          Kind.GONE, String.valueOf(SmartCardService.explained(e).getMessage()), e);
    }
    throw new LinkException(Kind.GONE, "the reader " + terminal.getName() + " was unplugged");
  }

  private void disconnect() {
    Card open = card;
    card = null;
    if (open != null) {
      try {
        open.disconnect(false);
      } catch (CardException | IllegalStateException e) {
        // The card is gone: that is what a disconnection is for.
      }
    }
  }

  /** Everything is answered while it is written: what is not there now does not come. */
  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    if (incoming.isEmpty()) {
      LockSupport.parkNanos(timeout.toNanos());
      return 0;
    }
    int count = 0;
    while (count < into.length && !incoming.isEmpty()) {
      into[count++] = incoming.remove();
    }
    return count;
  }

  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    incoming.clear();
    forgetCommand();
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(
          Kind.CLOSED, "the reader " + terminal.getName() + " was closed before");
    }
  }

  @Override
  public void close() {
    closed = true;
    incoming.clear();
    forgetCommand();
    disconnect();
  }
}
