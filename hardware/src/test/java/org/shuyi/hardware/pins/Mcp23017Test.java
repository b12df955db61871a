package org.shuyi.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Mcp23017Test {
  private static final PinLayout ACTIVE_LOW =
      new PinLayout(List.of(0, 9), List.of(2, 15), true, Duration.ofSeconds(1), List.of());

  /** The registers, and what was written in order. */
  private static class Chip implements I2c {
    final int[] registers = new int[0x16];
    final List<String> writes = new ArrayList<>();
    boolean dead;

    Chip() {
      registers[0] = 0xFF;
      registers[1] = 0xFF;
    }

    @Override
    public void write(byte... bytes) throws IOException {
      requireAlive();
      writes.add(HexFormat.of().formatHex(bytes));
      for (int i = 1; i < bytes.length; i++) {
        registers[bytes[0] + i - 1] = bytes[i] & 0xFF;
      }
    }

    /** Nobody asks an expander without naming a register. */
    @Override
    public byte[] read(int count) throws IOException {
      throw new IOException("no register is named");
    }

    @Override
    public byte[] read(int register, int count) throws IOException {
      requireAlive();
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = (byte) registers[register + i];
      }
      return bytes;
    }

    private void requireAlive() throws IOException {
      if (dead) {
        throw new IOException("no acknowledge");
      }
    }

    @Override
    public void close() {
      writes.add("closed");
    }
  }

  /** The latch first: a pin that becomes an output with the latch of a reset chip draws a relay. */
  @Test
  void theLatchIsWrittenBeforeTheDirections() throws IOException {
    Chip chip = new Chip();
    var ignored = Mcp23017.begin(chip, ACTIVE_LOW);
    assertThat(chip.writes).containsExactly("0a00", "140102", "00fefd", "0cfefd");
  }

  @Test
  void aRelayThatIsDrawnIsLowOnABoardThatIsActiveLow() throws IOException {
    Chip chip = new Chip();
    Pins pins = Mcp23017.begin(chip, ACTIVE_LOW);
    BitSet second = new BitSet();
    second.set(1);
    pins.drive(second);
    assertThat(chip.writes).last().isEqualTo("140100");
    pins.close();
    assertThat(chip.writes).endsWith("140102", "closed");
  }

  @Test
  void aClosedContactPullsItsLineDown() throws IOException {
    Chip chip = new Chip();
    Pins pins = Mcp23017.begin(chip, ACTIVE_LOW);
    chip.registers[0x12] = 0xFF;
    chip.registers[0x13] = 0x7F;
    assertThat(pins.made()).isEqualTo(BitSet.valueOf(new byte[] {2}));
  }

  @Test
  void anotherChipIsNotTakenForOne() {
    Chip chip =
        new Chip() {
          @Override
          public byte[] read(int register, int count) {
            return new byte[count];
          }
        };
    assertThatThrownBy(() -> Mcp23017.begin(chip, ACTIVE_LOW)).hasMessageContaining("latch 0201");
    chip.dead = true;
    assertThatThrownBy(() -> Mcp23017.begin(chip, ACTIVE_LOW)).hasMessageContaining("acknowledge");
  }
}
