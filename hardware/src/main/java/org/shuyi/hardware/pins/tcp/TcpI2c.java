package org.shuyi.hardware.pins.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.pins.FarAddress;
import org.shuyi.hardware.pins.I2c;

/** One chip on an I2C bus that another program serves. */
public final class TcpI2c implements I2c {
  private final FarBus bus;
  private final byte device;

  private TcpI2c(FarBus bus, int device) {
    this.bus = bus;
    this.device = (byte) device;
  }

  /**
   * Connects; whether a chip is there only its first transaction tells.
   *
   * @throws LinkException of kind NOT_FOUND or TIMED_OUT
   */
  public static TcpI2c open(FarAddress address, int device) throws LinkException {
    return new TcpI2c(new FarBus(address), device);
  }

  @Override
  public void write(byte... bytes) throws IOException {
    var ignored =
        bus.ask('W', ByteBuffer.allocate(1 + bytes.length).put(device).put(bytes).array());
  }

  @Override
  public byte[] read(int register, int count) throws IOException {
    return bus.ask('X', device, (byte) register, (byte) count);
  }

  @Override
  public byte[] read(int count) throws IOException {
    return bus.ask('R', device, (byte) count);
  }

  @Override
  public void close() {
    bus.close();
  }
}
