package org.shuyi.hardware.id.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.framing.FrameStreams;

/** Frames as public descriptions of the module print them. */
@GoldenFrames(drivers = "sdt", from = "GA 450 readers, serial protocol of the SAM")
class ReplyTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @ParameterizedTest
  @CsvSource({
    "11, FF, AA AA AA 96 69 00 03 11 FF ED",
    "12, FF, AA AA AA 96 69 00 03 12 FF EE",
    "20, 01, AA AA AA 96 69 00 03 20 01 22",
    "20, 02, AA AA AA 96 69 00 03 20 02 21",
    "30, 01, AA AA AA 96 69 00 03 30 01 32"
  })
  void requests(String command, String parameter, String frame) {
    byte[] made =
        Reply.request(HexFormat.fromHexDigits(command), HexFormat.fromHexDigits(parameter));
    assertThat(HEX.formatHex(made)).isEqualTo(frame);
  }

  @ParameterizedTest
  @CsvSource({
    "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97, 9F",
    "AA AA AA 96 69 00 04 00 00 80 84, 80",
    "AA AA AA 96 69 00 04 00 00 81 85, 81",
    "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C, 90",
    "AA AA AA 96 69 00 04 00 00 90 94, 90",
    "AA AA AA 96 69 00 04 00 00 41 45, 41",
    "AA AA AA 96 69 00 04 00 00 32 36, 32"
  })
  void answers(String frame, String status) {
    assertThat(Reply.FORM.open(HEX.parseHex(frame)).orElseThrow().status())
        .isEqualTo(HexFormat.fromHexDigits(status));
  }

  @Test
  void theTextOfAReplyShowsNoData() {
    assertThat(new Reply(0x90, new byte[] {0x41, 0x42})).hasToString("status 90 and 2 bytes");
  }

  private static byte[] frame(Reply reply) {
    byte[] frame = Arrays.copyOf(HEX.parseHex("AA AA AA 96 69"), 11 + reply.data().length);
    frame[5] = (byte) ((reply.data().length + 4) >> 8);
    frame[6] = (byte) (reply.data().length + 4);
    frame[9] = (byte) reply.status();
    System.arraycopy(reply.data(), 0, frame, 10, reply.data().length);
    for (int i = 5; i < frame.length - 1; i++) {
      frame[frame.length - 1] ^= frame[i];
    }
    return frame;
  }

  @Property(tries = 100)
  void framesCutAnywhere(
      @ForAll @Size(max = 1300) byte[] data, @ForAll @IntRange(min = 1, max = 90) int chunk) {
    Reply reply = new Reply(Reply.DONE, data);
    FrameStreams.twiceCutAnywhere(Reply.FORM, frame(reply), reply, chunk);
  }

  @Property(tries = 200)
  void framesBehindNoise(
      @ForAll @Size(max = 40) byte[] noise, @ForAll @Size(max = 60) byte[] data) {
    Reply reply = new Reply(Reply.DONE, data);
    FrameStreams.behindNoise(Reply.FORM, noise, frame(reply), reply);
    FrameStreams.behindHalfFrame(Reply.FORM, frame(reply), 9, reply);
  }

  @Property(tries = 200)
  void noFlippedBitPasses(@ForAll @Size(max = 60) byte[] data, @ForAll int anywhere) {
    Reply reply = new Reply(Reply.DONE, data);
    FrameStreams.oneBitFlipped(Reply.FORM, frame(reply), reply, anywhere);
  }

  @Property(tries = 10)
  void rubbish(@ForAll long seed) {
    Reply reply = new Reply(Reply.FOUND, new byte[4]);
    FrameStreams.rubbish(Reply.FORM, seed, frame(reply), reply);
  }
}
