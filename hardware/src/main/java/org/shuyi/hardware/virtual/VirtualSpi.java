package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.spi.SpiLink;
import org.shuyi.hardware.pins.Spi;

/**
 * An SPI bus with a chip's end and a driver's end. The chip works on a frame when it is let go, and
 * the frame after a question takes the answer out. With the chip taken off, the bus says ones and
 * the busy line stays low.
 */
public final class VirtualSpi implements VirtualWire {
  private Consumer<byte[]> chip = frame -> {};
  private boolean plugged;
  private byte @Nullable [] answer;

  /** Opens the driver's end: a chip on this bus. */
  public LinkOpener opener() {
    return () -> SpiLink.begin(new DriversEnd());
  }

  @Override
  public String address() {
    return "spi:virtual";
  }

  @Override
  public synchronized void plugIn() {
    plugged = true;
  }

  @Override
  public synchronized boolean isPluggedIn() {
    return plugged;
  }

  @Override
  public synchronized void unplug() {
    plugged = false;
    forget();
  }

  private synchronized void forget() {
    answer = null;
  }

  @Override
  public boolean answersAtOnce(Consumer<byte[]> device) {
    chip = device;
    return true;
  }

  /** Never: the chip is told. */
  @Override
  public int read(byte[] into, Duration timeout) {
    return -1;
  }

  /** What the driver's next frame takes out. */
  @Override
  public synchronized void write(byte[] bytes) {
    answer = bytes.clone();
  }

  @Override
  public void close() {
    unplug();
  }

  private synchronized byte @Nullable [] takeAnswer() {
    byte[] there = answer;
    answer = null;
    return there;
  }

  private void send(byte[] frame) {
    if (isPluggedIn()) {
      chip.accept(frame);
    }
  }

  /** What a driver has in hand. Its thread only. */
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

    @Override
    public byte[] transfer(byte[] out) {
      byte[] in = new byte[out.length];
      Arrays.fill(in, (byte) 0xFF);
      clocked = isPluggedIn();
      byte[] there = takeAnswer();
      reading = there != null;
      if (there != null) {
        System.arraycopy(there, 0, in, 0, Math.min(there.length, in.length));
      } else {
        frame.writeBytes(out);
      }
      return in;
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
