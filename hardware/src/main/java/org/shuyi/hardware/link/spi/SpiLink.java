package org.shuyi.hardware.link.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.Spi;

/**
 * A chip that speaks when spoken to and shows by a line when it does not listen, as NXP's readers
 * do: not busy, select, bytes, busy, let go, not busy (PN5180 data sheet, "host interface"). A read
 * takes as many bytes as there is room for; with nothing to say, the chip gives FF.
 */
public final class SpiLink implements Link {
  private static final Duration BUSY_AT_MOST = Duration.ofMillis(500);

  /** The data sheet's least times for the reset line and for the start. */
  private static final Duration RESET = Duration.ofMillis(10);

  private static final Duration START = Duration.ofMillis(20);

  /** So short that a command of a few bytes is not held up by it. */
  private static final long GLANCE_NANOS = 20_000;

  /** A chip is mostly busy for less than this, and to be woken again takes longer. */
  private static final long SPIN_NANOS = 50_000;

  private static final byte FILLER = (byte) 0xFF;

  private final Spi chip;
  private boolean closed;

  private SpiLink(Spi chip) {
    this.chip = chip;
  }

  /**
   * Resets the chip and waits for its start.
   *
   * @throws LinkException of kind GONE if the bus or a line fails; a chip that is not there shows
   *     at the first question only
   */
  public static SpiLink begin(Spi chip) throws LinkException {
    try {
      chip.select(false);
      chip.reset(true);
      LockSupport.parkNanos(RESET.toNanos());
      chip.reset(false);
      LockSupport.parkNanos(START.toNanos());
      return new SpiLink(chip);
    } catch (IOException e) {
      chip.close();
      throw gone(e);
    }
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    var ignored = exchange(bytes, BUSY_AT_MOST);
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    byte[] filler = new byte[into.length];
    Arrays.fill(filler, FILLER);
    byte[] read = exchange(filler, timeout);
    System.arraycopy(read, 0, into, 0, read.length);
    return read.length;
  }

  private byte[] exchange(byte[] out, Duration patience) throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, "the chip was let go");
    }
    try {
      await(false, patience);
      chip.select(true);
      try {
        byte[] in = chip.transfer(out);
        await(true, patience);
        return in;
      } finally {
        chip.select(false);
      }
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private void await(boolean busy, Duration patience) throws IOException {
    long began = System.nanoTime();
    while (chip.isBusy() != busy) {
      long waited = System.nanoTime() - began;
      if (waited > patience.toNanos()) {
        throw new LinkException(
            Kind.TIMED_OUT,
            "the chip's busy line stayed "
                + (busy ? "low" : "high")
                + " for "
                + patience.toMillis()
                + " ms; power, busy and select wires?");
      }
      if (waited > SPIN_NANOS) {
        LockSupport.parkNanos(GLANCE_NANOS);
      }
    }
  }

  private static LinkException gone(IOException e) {
    return new LinkException(Kind.GONE, "the SPI bus failed: " + e.getMessage(), e);
  }

  /** A chip says nothing of its own accord. */
  @Override
  public void discardInput() {}

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      chip.close();
    }
  }
}
