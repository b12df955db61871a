package org.shuyi.hardware.pins;

import java.io.IOException;

/**
 * One chip on an SPI bus, with a line by which it says that it is busy and one that resets it. Used
 * by one thread.
 */
public interface Spi extends AutoCloseable {
  /**
   * Selects the chip or lets it go: the NSS line, by hand, since some chips want to be asked
   * whether they are busy while they are selected.
   */
  void select(boolean on) throws IOException;

  /** Clocks bytes out, and as many in. */
  byte[] transfer(byte[] out) throws IOException;

  /** Whether the chip's busy line is high. */
  boolean isBusy() throws IOException;

  /** Holds the chip in reset, or lets it run. */
  void reset(boolean held) throws IOException;

  @Override
  void close();
}
