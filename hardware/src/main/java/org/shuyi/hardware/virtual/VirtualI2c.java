package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.i2c.I2cLink;
import org.shuyi.hardware.pins.I2c;

/**
 * An I2C bus with a chip's end and a driver's end. The chip says nothing unless it is asked, and
 * acknowledges no read while it has nothing to say; behind the end of its answer the bus says ones.
 * With the chip taken off, nothing is acknowledged.
 */
public final class VirtualI2c implements VirtualWire {
  private Consumer<byte[]> chip = frame -> {};
  private boolean plugged;
  private byte @Nullable [] answer;

  /** Opens the driver's end: a chip on this bus. */
  public LinkOpener opener() {
    return () -> new I2cLink(new DriversEnd());
  }

  @Override
  public String address() {
    return "i2c:virtual";
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

  /** What the driver's next read takes out. */
  @Override
  public synchronized void write(byte[] bytes) {
    answer = bytes.clone();
  }

  @Override
  public void close() {
    unplug();
  }

  private synchronized void forget() throws IOException {
    if (!plugged) {
      throw new IOException("nobody acknowledges the address");
    }
    answer = null;
  }

  private synchronized byte[] take(int count) throws IOException {
    byte[] there = answer;
    answer = null;
    if (there == null) {
      throw new IOException("nobody acknowledges the read");
    }
    byte[] taken = Arrays.copyOf(there, count);
    Arrays.fill(taken, Math.min(count, there.length), count, (byte) 0xFF);
    return taken;
  }

  /** What a driver has in hand. Its thread only. */
  private final class DriversEnd implements I2c {
    @Override
    public void write(byte... bytes) throws IOException {
      forget();
      chip.accept(bytes);
    }

    @Override
    public byte[] read(int register, int count) throws IOException {
      write((byte) register);
      return take(count);
    }

    @Override
    public byte[] read(int count) throws IOException {
      return take(count);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
