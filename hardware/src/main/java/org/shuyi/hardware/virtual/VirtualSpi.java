package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.spi.SpiLink;
import org.shuyi.hardware.pins.Spi;

/**
 * An SPI bus with one chip and its lines. The chip works on a frame when it is let go, and the
 * frame after a question takes the answer out. With the chip taken off, the bus says ones and the
 * busy line stays low.
 */
public final class VirtualSpi extends VirtualBus {
  private final DriversEnd end = new DriversEnd();

  /** At any port that is free. */
  public VirtualSpi() throws IOException {
    this(0);
  }

  /**
   * @param port on loopback
   */
  public VirtualSpi(int port) throws IOException {
    super(port);
  }

  /** The driver's end without the way over loopback, for who measures times. */
  public LinkOpener opener() {
    return () -> SpiLink.begin(end);
  }

  @Override
  public String address() {
    return "spi:" + place() + "?busy=25&reset=24&select=22";
  }

  @Override
  public byte[] obey(int what, byte[] bytes) throws IOException {
    return switch (what) {
      case 'S' -> {
        end.select(bytes[0] != 0);
        yield new byte[0];
      }
      case 'T' -> end.transfer(bytes);
      case 'B' -> new byte[] {(byte) (end.isBusy() ? 1 : 0)};
      case 'N' -> {
        end.reset(bytes[0] != 0);
        yield new byte[0];
      }
      default -> throw new IOException("no SPI bus does that");
    };
  }

  /** What a driver has in hand. One driver at a time. */
  private final class DriversEnd implements Spi {
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean clocked;
    private boolean reading;

    @Override
    public void select(boolean on) {
      if (!on && clocked && !reading) {
        send(frame.toByteArray());
      }
      frame.reset();
      clocked = false;
      reading = false;
    }

    private void send(byte[] whole) {
      if (isPluggedIn()) {
        tell(whole);
      }
    }

    @Override
    public byte[] transfer(byte[] out) {
      clocked = isPluggedIn();
      byte[] there = take();
      reading = there != null;
      if (there == null) {
        frame.writeBytes(out);
        return clocked(new byte[0], out.length);
      }
      return clocked(there, out.length);
    }

    @Override
    public boolean isBusy() {
      return clocked;
    }

    @Override
    public void reset(boolean held) {
      forget();
    }

    @Override
    public void close() {
      select(false);
    }
  }
}
