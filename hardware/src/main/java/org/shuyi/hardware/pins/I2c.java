package org.shuyi.hardware.pins;

import java.io.IOException;

/** One chip on an I2C bus. Used by one thread. */
public interface I2c extends AutoCloseable {
  /**
   * One write transaction.
   *
   * @throws IOException if the chip does not acknowledge
   */
  void write(byte... bytes) throws IOException;

  /**
   * Names a register and reads from it on, without letting go of the bus between.
   *
   * @throws IOException if the chip does not acknowledge
   */
  byte[] read(int register, int count) throws IOException;

  /**
   * One read transaction.
   *
   * @throws IOException if the chip does not acknowledge: it is not there, or has nothing to say
   */
  byte[] read(int count) throws IOException;

  @Override
  void close();
}
