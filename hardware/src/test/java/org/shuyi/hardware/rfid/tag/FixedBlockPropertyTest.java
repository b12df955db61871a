package org.shuyi.hardware.rfid.tag;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** That one wrong byte is found by the check sum alone is held against trying them all. */
class FixedBlockPropertyTest {
  private static final FixedBlock BLOCK = new FixedBlock(1, 2, 1, "21111115", "CN-120104");

  @Property(tries = 200)
  void whatIsFoundIsWhatTryingAllFinds(
      @ForAll @IntRange(min = 1, max = 3) int wrong,
      @ForAll @Size(3) int[] positions,
      @ForAll @Size(3) byte[] values,
      @ForAll boolean cut) {
    byte[] memory = BLOCK.encode(cut ? FixedBlock.SHORT_LENGTH : FixedBlock.LENGTH);
    for (int i = 0; i < wrong; i++) {
      memory[Math.floorMod(positions[i], memory.length)] = values[i];
    }
    assertThat(FixedBlock.isOneByteAway(memory)).isEqualTo(isOneByteAwayByTrying(memory));
  }

  private static boolean isOneByteAwayByTrying(byte[] memory) {
    for (int at = 0; at < memory.length; at++) {
      byte[] tried = memory.clone();
      for (int value = 0; value < 256; value++) {
        tried[at] = (byte) value;
        if (value != (memory[at] & 0xFF) && isBlock(tried)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isBlock(byte[] memory) {
    try {
      FixedBlock.parse(memory);
      return true;
    } catch (MalformedTagException e) {
      return false;
    }
  }
}
