package org.shuyi.hardware.card.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.card.CardKey;
import org.shuyi.hardware.card.CardKey.Type;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.framing.CheckedFramer;

/** The examples of the ACR122U's manual and of PC/SC part 3, behind their lengths. */
@GoldenFrames(drivers = "pcsc", from = "PC/SC part 3")
class ApduTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void theCommands() {
    CardKey key = new CardKey(Type.A, HEX.parseHex("FF FF FF FF FF FF"));
    assertThat(HEX.formatHex(Apdu.name())).isEqualTo("00 00");
    assertThat(HEX.formatHex(Apdu.uid())).isEqualTo("00 05 FF CA 00 00 00");
    assertThat(HEX.formatHex(Apdu.loadKey(key)))
        .isEqualTo("00 0B FF 82 00 00 06 FF FF FF FF FF FF");
    assertThat(HEX.formatHex(Apdu.authenticate(4, key)))
        .isEqualTo("00 0A FF 86 00 00 05 01 00 04 60 00");
    assertThat(HEX.formatHex(Apdu.authenticate(4, new CardKey(Type.B, key.bytes()))))
        .isEqualTo("00 0A FF 86 00 00 05 01 00 04 61 00");
    assertThat(HEX.formatHex(Apdu.read(4))).isEqualTo("00 05 FF B0 00 04 10");
  }

  @Test
  void theResponses() {
    assertThat(Apdu.data(HEX.parseHex("11 22 33 44 90 00")))
        .hasValueSatisfying(data -> assertThat(data).containsExactly(0x11, 0x22, 0x33, 0x44));
    assertThat(Apdu.data(HEX.parseHex("90 00"))).hasValueSatisfying(d -> assertThat(d).isEmpty());
    assertThat(Apdu.data(HEX.parseHex("63 00"))).isEmpty();
    assertThat(Apdu.data(HEX.parseHex("11 22 33 44 90 01"))).isEmpty();
    assertThat(Apdu.data(HEX.parseHex("90"))).isEmpty();
    assertThat(Apdu.data(new byte[0])).isEmpty();
  }

  /** There is no check sum, but a service that keeps silent has said its message. */
  @Property(tries = 200)
  void anAnswerAfterNoiseAndASilenceIsFoundHoweverItIsCut(
      @ForAll @Size(max = 300) byte[] noise, @ForAll @IntRange(min = 1, max = 9) int cut) {
    CheckedFramer<byte[]> framer = new CheckedFramer<>(Apdu.FORM);
    framer.feed(noise, noise.length);
    framer.silence();
    byte[] told = {0, 9, 4, 1, 2, 3, 4, 5, 6, (byte) 0x90, 0};
    assertThat(framer.feed(told, cut)).isEmpty();
    byte[] rest = Arrays.copyOfRange(told, cut, told.length);
    assertThat(framer.feed(rest, rest.length))
        .singleElement()
        .isEqualTo(Arrays.copyOfRange(told, 2, told.length));
  }

  @Property(tries = 200)
  void noBytesMakeItFail(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(Apdu.data(bytes)).isNotNull();
  }
}
