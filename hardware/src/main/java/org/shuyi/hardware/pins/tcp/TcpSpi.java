package org.shuyi.hardware.pins.tcp;

import java.io.IOException;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.pins.FarAddress;
import org.shuyi.hardware.pins.Spi;

/** One chip on an SPI bus that another program serves, with its lines. */
public final class TcpSpi implements Spi {
  private final FarBus bus;

  private TcpSpi(FarBus bus) {
    this.bus = bus;
  }

  /**
   * Connects; whether a chip is there only its first answer tells.
   *
   * @throws LinkException of kind NOT_FOUND or TIMED_OUT
   */
  public static TcpSpi open(FarAddress address) throws LinkException {
    return new TcpSpi(new FarBus(address));
  }

  @Override
  public void select(boolean on) throws IOException {
    put('S', on);
  }

  @Override
  public byte[] transfer(byte[] out) throws IOException {
    return bus.ask('T', out);
  }

  @Override
  public boolean isBusy() throws IOException {
    return bus.ask('B')[0] != 0;
  }

  @Override
  public void reset(boolean held) throws IOException {
    put('N', held);
  }

  private void put(char line, boolean high) throws IOException {
    var ignored = bus.ask(line, (byte) (high ? 1 : 0));
  }

  @Override
  public void close() {
    bus.close();
  }
}
