package org.shuyi.hardware.card.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.card.pn532.Frame.Ack;
import org.shuyi.hardware.card.pn532.Frame.Answer;
import org.shuyi.hardware.card.pn532.Frame.Nack;
import org.shuyi.hardware.card.pn532.Frame.SyntaxError;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.framing.FrameForm;
import org.shuyi.hardware.framing.FrameStreams;

/** Frames as NXP's UM0701-02 and the drivers of others print them. */
@GoldenFrames(drivers = "pn532", from = "NXP UM0701-02")
class FrameTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  static Stream<Arguments> commands() {
    return Stream.of(
        arguments(0x02, "", "00 00 FF 02 FE D4 02 2A 00"),
        arguments(0x14, "01 14 01", "00 00 FF 05 FB D4 14 01 14 01 02 00"),
        arguments(0x14, "01", "00 00 FF 03 FD D4 14 01 17 00"),
        arguments(0x32, "05 FF 01 02", "00 00 FF 06 FA D4 32 05 FF 01 02 F3 00"),
        arguments(0x4A, "01 00", "00 00 FF 04 FC D4 4A 01 00 E1 00"),
        arguments(0x52, "00", "00 00 FF 03 FD D4 52 00 DA 00"),
        arguments(0x40, "01 30 04", "00 00 FF 05 FB D4 40 01 30 04 B7 00"),
        arguments(
            0x40,
            "01 60 04 FF FF FF FF FF FF 11 22 33 44",
            "00 00 FF 0F F1 D4 40 01 60 04 FF FF FF FF FF FF 11 22 33 44 E3 00"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatTheStationSends(int command, String data, String frame) {
    assertThat(HEX.formatHex(Frame.command(command, HEX.parseHex(data)))).isEqualTo(frame);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments("00 00 FF 00 FF 00", new Ack()),
        arguments("00 00 FF FF 00 00", new Nack()),
        arguments("00 00 FF 01 FF 7F 81 00", new SyntaxError()),
        arguments(
            "00 00 FF 06 FA D5 03 32 01 06 07 E8 00", new Answer(2, HEX.parseHex("32 01 06 07"))),
        arguments("00 00 FF 02 FE D5 15 16 00", new Answer(0x14, new byte[0])),
        arguments(
            "00 00 FF 0C F4 D5 4B 01 01 00 04 08 04 11 22 33 44 24 00",
            new Answer(0x4A, HEX.parseHex("01 01 00 04 08 04 11 22 33 44"))),
        arguments("00 00 FF 03 FD D5 4B 00 E0 00", new Answer(0x4A, new byte[1])),
        arguments(
            "00 00 FF FF FF 00 06 FA D5 03 32 01 06 07 E8 00",
            new Answer(2, HEX.parseHex("32 01 06 07"))));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatTheChipSends(String hex, Frame frame) {
    byte[] bytes = HEX.parseHex(hex);
    assertThat(Frame.FORM.length(bytes, bytes.length)).isEqualTo(bytes.length);
    assertThat(Frame.FORM.open(bytes)).contains(frame);
  }

  /** Wrong sum, wrong length sum, a command, no body, wrong end, a long one too long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 00 FF 06 FA D5 03 32 01 06 07 E9 00",
        "00 00 FF 06 FB D5 03 32 01 06 07 E8 00",
        "00 00 FF 02 FE D4 02 2A 00",
        "00 00 FF 01 FF D5 2B 00",
        "00 00 FF 02 FE D5 15 16 01",
        "00 00 FF FF FF 7F FF 82 00"
      })
  void whatIsNone(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    int length = Frame.FORM.length(bytes, bytes.length);
    assertThat(length == bytes.length && Frame.FORM.open(bytes).isPresent()).isFalse();
  }

  @Test
  void itDoesNotShowWhatIsInIt() {
    assertThat(new Answer(0x4A, HEX.parseHex("11 22 33 44")).toString()).doesNotContain("11");
  }

  private static Answer answer(byte[] data) {
    return new Answer(0x40, data);
  }

  /** As the chip sends it: the station's own bytes with its mark, long ones too. */
  private static byte[] bytes(byte[] data) {
    byte[] frame = Frame.command(0x40, data);
    int at = data.length + 2 > 0xFF ? 8 : 5;
    frame[at]++;
    frame[at + 1]++;
    frame[frame.length - 2] -= 2;
    return frame;
  }

  @Property(tries = 200)
  void framesCutAnywhere(
      @ForAll @Size(max = 263) byte[] data, @ForAll @IntRange(min = 1, max = 40) int chunk) {
    FrameStreams.twiceCutAnywhere(Frame.FORM, bytes(data), answer(data), chunk);
  }

  @Property(tries = 300)
  void framesBehindNoise(
      @ForAll @Size(max = 40) byte[] noise, @ForAll @Size(max = 60) byte[] data) {
    FrameStreams.behindNoise(Frame.FORM, noise, bytes(data), answer(data));
  }

  @Property(tries = 200)
  void framesBehindHalfAFrame(
      @ForAll @Size(min = 2, max = 60) byte[] data, @ForAll @IntRange(min = 1, max = 8) int half) {
    FrameStreams.behindHalfFrame(Frame.FORM, bytes(data), half, answer(data));
  }

  @Property(tries = 300)
  void noFlippedBitPasses(@ForAll @Size(max = 60) byte[] data, @ForAll int anywhere) {
    FrameStreams.oneBitFlipped(Frame.FORM, bytes(data), answer(data), anywhere);
  }

  @Property(tries = 20)
  void rubbish(@ForAll long seed) {
    byte[] data = {0, 0, -1, 3};
    FrameStreams.rubbish(Frame.FORM, seed, bytes(data), answer(data));
  }

  @Property(tries = 300)
  void noBytesMakeItFail(@ForAll @Size(min = 1, max = 300) byte[] bytes) {
    byte[] begun = bytes.clone();
    byte[] start = {0, 0, -1};
    System.arraycopy(start, 0, begun, 0, Math.min(3, begun.length));
    int length = Frame.FORM.length(begun, begun.length);
    assertThat(length).isBetween(FrameForm.NO_FRAME, Frame.FORM.longest());
    if (length > 0 && length <= begun.length) {
      assertThat(Frame.FORM.open(Arrays.copyOf(begun, length))).isNotNull();
    }
  }
}
