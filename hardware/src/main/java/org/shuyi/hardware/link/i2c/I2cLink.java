package org.shuyi.hardware.link.i2c;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.I2c;

/**
 * A chip on an I2C bus. One byte written names a register: it goes out with the read that follows,
 * without letting go of the bus between, as fuel gauges want it. More bytes are a command and go
 * out at once. A read takes as many bytes as there is room for; a chip that does not acknowledge is
 * asked again until the time is over, for so it says that it is still measuring.
 */
public final class I2cLink implements Link {
  private static final long AGAIN_NANOS = 2_000_000;

  private final I2c chip;
  private @Nullable Integer register;
  private boolean closed;

  /** Takes the chip on, and closes it. */
  public I2cLink(I2c chip) {
    this.chip = chip;
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    if (bytes.length == 1) {
      register = bytes[0] & 0xFF;
      return;
    }
    register = null;
    try {
      chip.write(bytes);
    } catch (IOException e) {
      throw new LinkException(
          Kind.GONE, "nothing on the bus takes the command: " + e.getMessage(), e);
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    long began = System.nanoTime();
    do {
      byte[] read = attempt(into.length);
      if (read.length > 0) {
        System.arraycopy(read, 0, into, 0, read.length);
        return read.length;
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    } while (System.nanoTime() - began < timeout.toNanos());
    return 0;
  }

  /** Empty if the chip does not acknowledge. */
  private byte[] attempt(int count) {
    try {
      return register == null ? chip.read(count) : chip.read(register, count);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, "the chip was let go");
    }
  }

  /** A chip says nothing of its own accord. */
  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    register = null;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      chip.close();
    }
  }
}
