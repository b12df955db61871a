package org.shuyi.hardware.pins.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import java.io.IOException;
import java.util.function.ToIntFunction;
import org.shuyi.hardware.pins.I2c;

/** One chip on an I2C bus, through whatever provider the context has. */
final class Pi4jI2c implements I2c {
  private final Context context;
  private final I2C chip;

  private Pi4jI2c(Context context, I2C chip) {
    this.context = context;
    this.chip = chip;
  }

  static Pi4jI2c open(Context context, int bus, int device) throws IOException {
    try {
      return new Pi4jI2c(
          context,
          context.create(
              I2C.newConfigBuilder(context)
                  .id("i2c-" + bus + "-" + device)
                  .bus(bus)
                  .device(device)
                  .build()));
    } catch (Pi4JException e) {
      context.shutdown();
      throw new IOException("bus " + bus + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void write(byte... bytes) throws IOException {
    try {
      int written = chip.write(bytes, 0, bytes.length);
      if (written != bytes.length) {
        throw new IOException(chip.id() + " took " + written + " of " + bytes.length + " bytes");
      }
    } catch (Pi4JException e) {
      throw new IOException(chip.id() + " does not acknowledge: " + e.getMessage(), e);
    }
  }

  @Override
  public byte[] read(int register, int count) throws IOException {
    return filled(count, bytes -> chip.readRegister(register, bytes, 0, count));
  }

  @Override
  public byte[] read(int count) throws IOException {
    return filled(count, bytes -> chip.read(bytes, 0, count));
  }

  private byte[] filled(int count, ToIntFunction<byte[]> reading) throws IOException {
    byte[] bytes = new byte[count];
    try {
      int read = reading.applyAsInt(bytes);
      if (read != count) {
        throw new IOException(chip.id() + " gave " + read + " of " + count + " bytes");
      }
    } catch (Pi4JException e) {
      throw new IOException(chip.id() + " does not answer: " + e.getMessage(), e);
    }
    return bytes;
  }

  @Override
  public void close() {
    context.shutdown();
  }
}
