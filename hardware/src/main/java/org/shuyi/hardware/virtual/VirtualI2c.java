package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.util.Arrays;

/**
 * An I2C bus with one chip. It acknowledges no read while it has nothing to say; with the chip
 * taken off, nothing is acknowledged.
 */
public final class VirtualI2c extends VirtualBus {
  private final int device;

  /** At any port that is free. */
  public VirtualI2c(int device) throws IOException {
    this(0, device);
  }

  /**
   * @param port on loopback
   * @param device the chip's number on the bus
   */
  public VirtualI2c(int port, int device) throws IOException {
    this.device = device;
    super(port);
  }

  @Override
  public String address() {
    return "i2c:%s?device=0x%02x".formatted(place(), device);
  }

  @Override
  public byte[] obey(int what, byte[] bytes) throws IOException {
    if (!isPluggedIn() || bytes.length < 2 || bytes[0] != device) {
      throw new IOException("nobody acknowledges the address");
    }
    return switch (what) {
      case 'W' -> written(Arrays.copyOfRange(bytes, 1, bytes.length));
      case 'X' -> {
        written(bytes[1]);
        yield read(bytes[2] & 0xFF);
      }
      case 'R' -> read(bytes[1] & 0xFF);
      default -> throw new IOException("no I2C bus does that");
    };
  }

  private byte[] written(byte... bytes) {
    forget();
    tell(bytes);
    return new byte[0];
  }

  private byte[] read(int count) throws IOException {
    byte[] there = take();
    if (there == null) {
      throw new IOException("nobody acknowledges the read");
    }
    return clocked(there, count);
  }
}
