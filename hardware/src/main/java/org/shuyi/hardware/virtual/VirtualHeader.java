package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.shuyi.hardware.pins.PinAddress;

/** The lines of a header. With the ribbon cable pulled, nothing is acknowledged. */
public final class VirtualHeader extends VirtualBus {
  private final PinAddress pins;

  /**
   * @param port on loopback; 0 for any that is free
   * @param pins the lines
   */
  public VirtualHeader(int port, PinAddress pins) throws IOException {
    this.pins = pins;
    super(port);
  }

  @Override
  public String address() {
    return new PinAddress(place(), pins.device(), pins.layout()).toString();
  }

  @Override
  public byte[] obey(int what, byte[] bytes) throws IOException {
    if (!isPluggedIn()) {
      throw new IOException("no line answers");
    }
    forget();
    tell(ByteBuffer.allocate(1 + bytes.length).put((byte) what).put(bytes).array());
    byte[] there = take();
    if (there == null) {
      throw new IOException("no line answers");
    }
    return there;
  }
}
