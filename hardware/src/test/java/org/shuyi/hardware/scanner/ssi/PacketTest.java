package org.shuyi.hardware.scanner.ssi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.framing.FrameStreams;

/** Packets as the manuals of GM72 and of Zebra print them. */
@GoldenFrames(drivers = "ssi-scanner", from = "Zebra Simple Serial Interface")
class PacketTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void whatTheStationSends() {
    assertThat(HEX.formatHex(Packet.toScanner(0xE4))).isEqualTo("04 E4 04 00 FF 14");
    assertThat(HEX.formatHex(Packet.toScanner(0xE5))).isEqualTo("04 E5 04 00 FF 13");
    assertThat(HEX.formatHex(Packet.toScanner(Packet.REQUEST_REVISION)))
        .isEqualTo("04 A3 04 00 FF 55");
    assertThat(HEX.formatHex(Packet.toScanner(Packet.ACK))).isEqualTo("04 D0 04 00 FF 28");
    assertThat(HEX.formatHex(Packet.toScanner(Packet.NAK, Packet.RESEND)))
        .isEqualTo("05 D1 04 00 01 FF 25");
  }

  @Test
  void whatTheScannerSends() {
    assertThat(Packet.FORM.open(HEX.parseHex("04 D0 00 00 FF 2C")))
        .contains(new Packet(Packet.ACK, 0, new byte[0]));
    Packet code = Packet.FORM.open(HEX.parseHex("09 F3 00 00 1C 31 32 33 34 FE 1E")).orElseThrow();
    assertThat(code).isEqualTo(new Packet(Packet.DECODE_DATA, 0, HEX.parseHex("1C 31 32 33 34")));
    assertThat(code.toString()).doesNotContain("1234", "31");
  }

  /** Wrong check, wrong source, unknown opcode, too short, too long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "09 F3 00 00 1C 31 32 33 34 FE 1F",
        "04 D0 04 00 FF 28",
        "04 55 00 00 FF A7",
        "03 D0 00 FF 2D",
        "05 D0 00 00 FF 2B"
      })
  void whatIsNone(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    int length = Packet.FORM.length(bytes, bytes.length);
    assertThat(length == bytes.length && Packet.FORM.open(bytes).isPresent()).isFalse();
  }

  private static Packet packet(byte[] data) {
    return new Packet(Packet.DECODE_DATA, 0, data);
  }

  /** As the scanner sends it: the station's own bytes with the source changed. */
  private static byte[] bytes(byte[] data) {
    byte[] bytes = Packet.toScanner(Packet.DECODE_DATA, data);
    bytes[2] = 0;
    int check = (bytes[bytes.length - 2] & 0xFF) << 8 | (bytes[bytes.length - 1] & 0xFF);
    bytes[bytes.length - 2] = (byte) (check + 4 >> 8);
    bytes[bytes.length - 1] = (byte) (check + 4);
    return bytes;
  }

  @Property(tries = 200)
  void packetsCutAnywhere(
      @ForAll @Size(min = 1, max = 60) byte[] data,
      @ForAll @IntRange(min = 1, max = 40) int chunk) {
    FrameStreams.twiceCutAnywhere(Packet.FORM, bytes(data), packet(data), chunk);
  }

  @Property(tries = 300)
  void packetsBehindNoise(
      @ForAll @Size(max = 40) byte[] noise, @ForAll @Size(min = 1, max = 60) byte[] data) {
    FrameStreams.behindNoise(Packet.FORM, noise, bytes(data), packet(data));
  }

  @Property(tries = 300)
  void packetsBehindHalfAPacket(@ForAll @Size(min = 8, max = 60) byte[] data) {
    FrameStreams.behindHalfFrame(Packet.FORM, bytes(data), 7, packet(data));
  }

  @Property(tries = 300)
  void noFlippedBitPasses(@ForAll @Size(min = 1, max = 60) byte[] data, @ForAll int anywhere) {
    FrameStreams.oneBitFlipped(Packet.FORM, bytes(data), packet(data), anywhere);
  }

  @Property(tries = 20)
  void rubbish(@ForAll long seed) {
    byte[] data = {0x1C, '1', '2', '3', '4'};
    FrameStreams.rubbish(Packet.FORM, seed, bytes(data), packet(data));
  }
}
