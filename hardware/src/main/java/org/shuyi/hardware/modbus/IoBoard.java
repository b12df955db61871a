package org.shuyi.hardware.modbus;

import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/**
 * Contacts and relays of one board, asked and switched one after the other. Relays count from 1.
 * Owned by a device's thread; every method throws {@link LinkException} if no answer came.
 */
public final class IoBoard {
  private static final Duration ANSWER = Duration.ofMillis(400);

  private final int unit;
  private final Exchange<byte[]> exchange;

  /**
   * @param name for complaints, as "the panel's board"
   * @param unit its address on the bus
   * @param time one that is never set
   */
  public IoBoard(String name, int unit, InstantSource time) {
    this.unit = unit;
    this.exchange = new Exchange<>(name, Modbus.replies(), time);
  }

  /** Which of the first so many contacts are made; the first one is bit 0. */
  public BitSet contacts(Link link, int count) throws LinkException {
    return exchange.ask(
        link,
        Modbus.readInputs(unit, count),
        "its contacts",
        ANSWER,
        reply -> Modbus.bits(reply, unit, Modbus.READ_INPUTS));
  }

  /**
   * Draws a relay for good, or lets it go.
   *
   * @return false if the board refuses
   */
  public boolean hold(Link link, int relay, boolean on) throws LinkException {
    return write(link, Modbus.coil(unit, relay - 1, on));
  }

  /**
   * Draws a relay for a time that the board itself keeps.
   *
   * @param steps of {@link Modbus#FLASH_STEP_MS}
   * @return false if the board refuses
   */
  public boolean pulse(Link link, int relay, int steps) throws LinkException {
    return write(link, Modbus.flash(unit, relay - 1, steps));
  }

  /** A board repeats what it does, and refuses what it can't. */
  private boolean write(Link link, byte[] request) throws LinkException {
    return exchange.ask(link, request, "a relay", ANSWER, reply -> Modbus.written(reply, request));
  }
}
