package org.shuyi.hardware.pins.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.shuyi.hardware.pins.I2c;

/**
 * The registers of an MCP23017 in a file that several processes map: it keeps its latch whoever
 * dies, as the chip does. Lines 0 to 7 are relays, 8 to 15 contacts.
 */
public final class FileExpander implements I2c {
  private static final int GPIOB = 0x13;
  private static final int OLATA = 0x14;
  private static final int BROKEN = 0x30;

  private final MappedByteBuffer registers;

  public FileExpander(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      this.registers = channel.map(FileChannel.MapMode.READ_WRITE, 0, 64);
    }
  }

  @Override
  public void write(byte... bytes) throws IOException {
    requireWhole();
    registers.put(bytes[0], bytes, 1, bytes.length - 1);
  }

  /** Nobody asks an expander without naming a register. */
  @Override
  public byte[] read(int count) throws IOException {
    throw new IOException("no register is named");
  }

  @Override
  public byte[] read(int register, int count) throws IOException {
    requireWhole();
    byte[] bytes = new byte[count];
    registers.get(register, bytes);
    return bytes;
  }

  private void requireWhole() throws IOException {
    if (registers.get(BROKEN) != 0) {
      throw new IOException("no acknowledge");
    }
  }

  /** What the relays get; a bit that is set is current in a coil. */
  public int latch() {
    return registers.get(OLATA) & 0xFF;
  }

  /** What somebody who is not the program does to the latch. */
  public void latch(int drawn) {
    registers.put(OLATA, (byte) drawn);
  }

  /** Says how the doors stand; a closed one pulls its line down. */
  public void doors(int open) {
    registers.put(GPIOB, (byte) open);
  }

  /** From now on the chip does not acknowledge, or does again. */
  public void broken(boolean broken) {
    registers.put(BROKEN, (byte) (broken ? 1 : 0));
  }

  @Override
  public void close() {
    try {
      registers.force();
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("the expander's file is gone", e);
    }
  }
}
