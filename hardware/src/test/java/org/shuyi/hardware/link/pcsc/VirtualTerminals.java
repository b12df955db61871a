package org.shuyi.hardware.link.pcsc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.virtual.VirtualChipCard;
import org.shuyi.hardware.virtual.VirtualPcscReader;

/** A smart card service whose readers, cards and moods a test decides. */
final class VirtualTerminals extends CardTerminals {
  private final List<Terminal> readers = new CopyOnWriteArrayList<>();
  private volatile @Nullable String failure;

  /** A reader with a field. */
  final class Terminal extends CardTerminal {
    private final String name;
    private final VirtualPcscReader reader = new VirtualPcscReader();
    private volatile boolean present;
    private volatile int generation;

    Terminal(String name) {
      this.name = name;
    }

    void hold(@Nullable VirtualChipCard card) {
      generation++;
      present = card != null;
      if (card == null) {
        reader.takeAway();
      } else {
        reader.hold(card);
      }
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public Card connect(String protocol) throws CardException {
      requireRunning();
      if (!present) {
        throw new CardNotPresentException("SCARD_E_NO_SMARTCARD");
      }
      return new Chip(this, generation);
    }

    @Override
    public boolean isCardPresent() throws CardException {
      requireRunning();
      return present;
    }

    @Override
    public boolean waitForCardPresent(long timeout) throws CardException {
      return isCardPresent();
    }

    @Override
    public boolean waitForCardAbsent(long timeout) throws CardException {
      return !isCardPresent();
    }
  }

  /** A card as long as it stays. */
  private final class Chip extends Card {
    private final Terminal terminal;
    private final int generation;

    Chip(Terminal terminal, int generation) {
      this.terminal = terminal;
      this.generation = generation;
    }

    private byte[] transmit(byte[] command) throws CardException {
      requireRunning();
      if (generation != terminal.generation || !readers.contains(terminal)) {
        throw new CardException("SCARD_W_REMOVED_CARD");
      }
      return terminal.reader.answer(command);
    }

    @Override
    public ATR getATR() {
      return new ATR(new byte[] {0x3B, (byte) 0x80, (byte) 0x80, 1, 1});
    }

    @Override
    public String getProtocol() {
      return "T=1";
    }

    @Override
    public CardChannel getBasicChannel() {
      return new Channel(this);
    }

    @Override
    public CardChannel openLogicalChannel() throws CardException {
      throw new CardException("a memory card has one channel");
    }

    @Override
    public void beginExclusive() {}

    @Override
    public void endExclusive() {}

    @Override
    public byte[] transmitControlCommand(int code, byte[] command) throws CardException {
      throw new CardException("not known");
    }

    @Override
    public void disconnect(boolean reset) {}
  }

  private final class Channel extends CardChannel {
    private final Chip chip;

    Channel(Chip chip) {
      this.chip = chip;
    }

    @Override
    public Card getCard() {
      return chip;
    }

    @Override
    public int getChannelNumber() {
      return 0;
    }

    @Override
    public ResponseAPDU transmit(CommandAPDU command) throws CardException {
      return new ResponseAPDU(chip.transmit(command.getBytes()));
    }

    @Override
    public int transmit(ByteBuffer command, ByteBuffer response) throws CardException {
      throw new CardException("not used");
    }

    @Override
    public void close() {}
  }

  Terminal plugIn(String name) {
    Terminal made = new Terminal(name);
    readers.add(made);
    return made;
  }

  void unplug(Terminal terminal) {
    readers.remove(terminal);
  }

  /**
   * Everything fails from now on.
   *
   * @param what as SCARD_E_SERVICE_STOPPED; null heals it
   */
  void fail(@Nullable String what) {
    failure = what;
  }

  private void requireRunning() throws CardException {
    String what = failure;
    if (what != null) {
      throw new CardException("list() failed", new Exception(what));
    }
  }

  @Override
  public List<CardTerminal> list(State state) throws CardException {
    requireRunning();
    return new ArrayList<>(readers);
  }

  @Override
  public boolean waitForChange(long timeout) {
    return false;
  }
}
