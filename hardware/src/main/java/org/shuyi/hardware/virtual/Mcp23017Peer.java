package org.shuyi.hardware.virtual;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.shuyi.hardware.pins.PinLayout;

/**
 * An MCP23017 in its bank 0 order, with a machine on its lines. Registers from the data sheet; it
 * shares none of them with the driver.
 */
final class Mcp23017Peer extends PinsPeer {
  private static final int IODIR = 0x00;
  private static final int GPIO = 0x12;
  private static final int OLAT = 0x14;
  private static final int REGISTERS = 0x16;

  private final PinLayout layout;
  private final byte[] registers = new byte[REGISTERS];

  Mcp23017Peer(OnRelays machine, PinLayout layout) {
    this.layout = layout;
    super(machine);
    powerOn();
  }

  private void powerOn() {
    Arrays.fill(registers, (byte) 0);
    put(IODIR, 0xFFFF);
  }

  @Override
  public void unplugged() {
    powerOn();
    super.unplugged();
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    int register = bytes[0];
    if (register < 0 || register + bytes.length - 1 > REGISTERS) {
      return List.of();
    }
    if (bytes.length == 1) {
      put(GPIO, lines());
      return List.of(Answer.now(Arrays.copyOfRange(registers, register, REGISTERS)));
    }
    System.arraycopy(bytes, 1, registers, register, bytes.length - 1);
    draw(drawn());
    return List.of();
  }

  private BitSet drawn() {
    BitSet drawn = new BitSet();
    for (int i = 0; i < layout.relays().size(); i++) {
      int line = layout.relays().get(i);
      drawn.set(i, !bit(IODIR, line) && bit(OLAT, line) != layout.activeLow());
    }
    return drawn;
  }

  /** Outputs as they are driven, contacts that are made low, the rest pulled up. */
  private int lines() {
    int lines = pair(OLAT) | pair(IODIR);
    BitSet made = made();
    for (int i = 0; i < layout.contacts().size(); i++) {
      if (made.get(i)) {
        lines &= ~(1 << layout.contacts().get(i));
      }
    }
    return lines;
  }

  private boolean bit(int register, int line) {
    return (pair(register) >> line & 1) == 1;
  }

  private int pair(int register) {
    return (registers[register] & 0xFF) | (registers[register + 1] & 0xFF) << 8;
  }

  private void put(int register, int value) {
    registers[register] = (byte) value;
    registers[register + 1] = (byte) (value >> 8);
  }
}
