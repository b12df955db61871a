package org.shuyi.hardware.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.framing.Framer;

/** Frames that are printed in the manuals of relay boards. */
@GoldenFrames(
    drivers = {"lock-relays", "panel", "chute"},
    from = "Modbus over serial line, V1.02")
class ModbusTest {
  private static byte[] hex(String text) {
    return HexFormat.ofDelimiter(" ").parseHex(text);
  }

  @Test
  void requestsAreAsPrinted() {
    assertThat(Modbus.readInputs(1, 8)).isEqualTo(hex("01 02 00 00 00 08 79 cc"));
    assertThat(Modbus.coil(1, 0, true)).isEqualTo(hex("01 05 00 00 ff 00 8c 3a"));
    assertThat(Modbus.flash(1, 0, 7)).isEqualTo(hex("01 05 02 00 00 07 8d b0"));
  }

  @Test
  void aReplyTellsWhichContactsAreMade() {
    byte[] reply = hex("01 02 01 00 a1 88");
    assertThat(Modbus.replies().feed(reply, reply.length)).containsExactly(reply);
    assertThat(Modbus.bits(reply, 1, Modbus.READ_INPUTS)).contains(new BitSet());
    assertThat(Modbus.bits(reply, 2, Modbus.READ_INPUTS)).isEmpty();
    assertThat(Modbus.bits(reply, 1, Modbus.READ_COILS)).isEmpty();
  }

  @Property(tries = 200)
  void bitsReadBackAsTheyWereWritten(
      @ForAll @IntRange(min = 1, max = 247) int unit,
      @ForAll @Size(min = 1, max = 64) List<Boolean> bits) {
    BitSet set = new BitSet();
    for (int i = 0; i < bits.size(); i++) {
      set.set(i, bits.get(i));
    }
    byte[] reply = Modbus.bits(unit, Modbus.READ_INPUTS, set, bits.size());
    assertThat(Modbus.bits(reply, unit, Modbus.READ_INPUTS)).contains(set);
  }

  @Property(tries = 300)
  void anyStreamIsCutIntoItsFramesAfterNoise(
      @ForAll @Size(max = 30) byte[] noise,
      @ForAll @IntRange(min = 1, max = 9) int piece,
      @ForAll @IntRange(min = 1, max = 40) int count) {
    byte[] first = Modbus.bits(3, Modbus.READ_INPUTS, new BitSet(), count);
    byte[] second = Modbus.flash(3, 2, 5);
    Framer<byte[]> framer = Modbus.replies();
    List<byte[]> frames = new ArrayList<>(fed(framer, noise, piece));
    frames.addAll(framer.silence());
    frames.clear();
    frames.addAll(fed(framer, joined(first, second), piece));
    assertThat(frames).containsExactly(first, second);
  }

  /** CRC-16 finds every error of one bit. */
  @Property(tries = 300)
  void aFrameWithOneWrongBitIsDropped(
      @ForAll @IntRange(max = 63) int bit, @ForAll @IntRange(max = 31) int relay) {
    byte[] frame = Modbus.flash(1, relay, 5);
    frame[bit / 8] ^= (byte) (1 << bit % 8);
    Framer<byte[]> framer = Modbus.requests();
    assertThat(fed(framer, frame, 3)).isEmpty();
    framer.silence();
    byte[] next = Modbus.readInputs(1, 16);
    assertThat(fed(framer, next, 2)).containsExactly(next);
  }

  private static List<byte[]> fed(Framer<byte[]> framer, byte[] bytes, int piece) {
    List<byte[]> frames = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += piece) {
      byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
      frames.addAll(framer.feed(part, part.length));
    }
    return frames;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
