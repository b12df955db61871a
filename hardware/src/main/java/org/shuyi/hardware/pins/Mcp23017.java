package org.shuyi.hardware.pins;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/**
 * Microchip MCP23017: 16 lines on I2C, in its bank 0 order. It keeps its latch for as long as it
 * has power, whatever becomes of the program: its latch is written before its directions, and
 * somebody has to be there to write it again.
 *
 * <p>Registers from the data sheet DS20001952.
 */
public final class Mcp23017 implements Pins {
  public static final int LINES = 16;
  public static final int FIRST_ADDRESS = 0x20;
  public static final int LAST_ADDRESS = 0x27;

  private static final byte IODIRA = 0x00;
  private static final byte IOCON = 0x0A;
  private static final byte GPPUA = 0x0C;
  private static final byte GPIOA = 0x12;
  private static final byte OLATA = 0x14;

  private final I2c chip;
  private final PinLayout layout;
  private final int outputs;

  private Mcp23017(I2c chip, PinLayout layout) {
    this.chip = chip;
    this.layout = layout;
    this.outputs = bits(layout.relays());
  }

  /**
   * Sets the chip up with every relay let go, and reads back that it is.
   *
   * @throws IOException if it does not acknowledge or reads back something else
   */
  public static Mcp23017 begin(I2c chip, PinLayout layout) throws IOException {
    Mcp23017 expander = new Mcp23017(chip, layout);
    expander.begin();
    return expander;
  }

  private void begin() throws IOException {
    chip.write(IOCON, (byte) 0);
    drive(new BitSet());
    pair(IODIRA, ~outputs);
    pair(GPPUA, ~outputs);
    int directions = pair(IODIRA);
    if (directions != (~outputs & 0xFFFF)) {
      throw new IOException(
          "the expander took directions %04x and says %04x; is it an MCP23017?"
              .formatted(~outputs & 0xFFFF, directions));
    }
  }

  @Override
  public int relays() {
    return layout.relays().size();
  }

  @Override
  public int contacts() {
    return layout.contacts().size();
  }

  @Override
  public void drive(BitSet drawn) throws IOException {
    int high = 0;
    for (int i = 0; i < relays(); i++) {
      high |= (drawn.get(i) != layout.activeLow() ? 1 : 0) << layout.relays().get(i);
    }
    pair(OLATA, high);
    int read = pair(OLATA) & outputs;
    if (read != high) {
      throw new IOException("the expander took latch %04x and says %04x".formatted(high, read));
    }
  }

  /** A closed contact pulls its line to ground. */
  @Override
  public BitSet made() throws IOException {
    int lines = pair(GPIOA);
    BitSet made = new BitSet();
    for (int i = 0; i < contacts(); i++) {
      made.set(i, (lines >> layout.contacts().get(i) & 1) == 0);
    }
    return made;
  }

  private void pair(byte register, int value) throws IOException {
    chip.write(register, (byte) value, (byte) (value >> 8));
  }

  private int pair(byte register) throws IOException {
    byte[] pair = chip.read(register, 2);
    return (pair[1] & 0xFF) << 8 | (pair[0] & 0xFF);
  }

  private static int bits(List<Integer> lines) {
    return lines.stream().mapToInt(line -> 1 << line).reduce(0, (all, one) -> all | one);
  }

  @Override
  public void close() {
    try (chip) {
      drive(new BitSet());
    } catch (IOException e) {
      // Nobody is left to tell: the next program begins with all relays let go.
    }
  }
}
