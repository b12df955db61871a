package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A bus or header with a chip's end and a driver's end, which is served on loopback. The chip says
 * nothing unless it is asked.
 */
abstract sealed class VirtualBus implements VirtualWire, BusServer.Bus
    permits VirtualI2c, VirtualSpi, VirtualHeader {
  private final BusServer server;
  private Consumer<byte[]> chip = frame -> {};
  private boolean served;
  private boolean plugged;
  private byte @Nullable [] answer;

  /**
   * @param port on loopback; 0 for any that is free
   */
  @SuppressWarnings("this-escape") // it is asked when it is plugged in, not before
  VirtualBus(int port) throws IOException {
    this.server = new BusServer(port, this);
  }

  /** Where it is served, as {@code //127.0.0.1:7101}. */
  final String place() {
    return "//127.0.0.1:" + server.port();
  }

  @Override
  public final synchronized void plugIn() {
    plugged = true;
    if (!served) {
      served = true;
      server.start();
    }
  }

  @Override
  public final synchronized boolean isPluggedIn() {
    return plugged;
  }

  @Override
  public final synchronized void unplug() {
    plugged = false;
    forget();
  }

  final synchronized void forget() {
    answer = null;
  }

  @Override
  public final boolean answersAtOnce(Consumer<byte[]> device) {
    chip = device;
    return true;
  }

  /** Never: the chip is told. */
  @Override
  public final int read(byte[] into, Duration timeout) {
    return -1;
  }

  /** What the driver's next read takes out. */
  @Override
  public final synchronized void write(byte[] bytes) {
    answer = bytes.clone();
  }

  /** Tells the chip, whose answer can then be taken. */
  final void tell(byte[] frame) {
    chip.accept(frame);
  }

  /** The chip's answer, once; null if it has none. */
  final synchronized byte @Nullable [] take() {
    byte[] there = answer;
    answer = null;
    return there;
  }

  /** As many bytes as are clocked; behind the end of an answer the bus says ones. */
  static byte[] clocked(byte[] there, int count) {
    byte[] bytes = Arrays.copyOf(there, count);
    Arrays.fill(bytes, Math.min(count, there.length), count, (byte) 0xFF);
    return bytes;
  }

  @Override
  public final void close() {
    unplug();
    server.close();
  }
}
