package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.Request.Inventory;
import org.shuyi.hardware.rfid.feig.Request.ReadBlocks;
import org.shuyi.hardware.rfid.feig.Request.SystemInformation;
import org.shuyi.hardware.rfid.pad.Answer.Why;
import org.shuyi.hardware.rfid.pad.TagInfo;
import org.shuyi.hardware.rfid.tag.BlockOrder;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.hardware.rfid.tag.TagReading;

/**
 * Frames after the layouts of FEIG OBID i-scan H60301-3e (ISC.MR/PR/PRH101) and H40801-5e (MR200),
 * the tag E0 04 01 00 1A 2B 3C 4D, the check sums worked out apart from this program.
 */
@GoldenFrames(drivers = "feig", from = "FEIG H60301-3e, H40801-5e and H30701-3e")
class GoldenFramesTest {
  private static final TagUid TAG = TagUid.parse("E00401001A2B3C4D");
  private static final int ANY = 255;

  @Test
  void theCatalogueCheckOfTheCrc() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Crc16.of(digits, 0, digits.length)).isEqualTo(0x6F91);
  }

  static List<Arguments> requests() {
    return List.of(
        Arguments.of(FrameForm.STANDARD, 0, new Request.SoftwareVersion(), "05 00 65 25 34"),
        Arguments.of(FrameForm.STANDARD, ANY, new Request.SoftwareVersion(), "05 FF 65 E5 CB"),
        Arguments.of(
            FrameForm.ADVANCED, ANY, new Request.SoftwareVersion(), "02 00 07 FF 65 6E 61"),
        Arguments.of(FrameForm.STANDARD, 0, new Request.RfReset(), "05 00 69 49 FE"),
        Arguments.of(FrameForm.STANDARD, 0, new Request.RfPower(1), "06 00 6A 01 17 C1"),
        Arguments.of(FrameForm.STANDARD, 0, new Request.DetectMultiplexer(2), "06 00 DC 02 32 9D"),
        Arguments.of(
            FrameForm.STANDARD, 0, new Request.SelectChannel(2, 3), "08 00 DD 02 03 00 0F C5"),
        Arguments.of(FrameForm.STANDARD, 0, new Inventory(false), "07 00 B0 01 00 CE 93"),
        Arguments.of(FrameForm.STANDARD, 0, new Inventory(true), "07 00 B0 01 80 C6 17"),
        Arguments.of(FrameForm.ADVANCED, ANY, new Inventory(false), "02 00 09 FF B0 01 00 18 43"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            new ReadBlocks(TAG, 0, 8, 4),
            "11 00 B0 23 01 E0 04 01 00 1A 2B 3C 4D 00 08 87 FA"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            Request.Write.afi(TAG, 0xC2),
            "10 00 B0 27 01 E0 04 01 00 1A 2B 3C 4D C2 84 A5"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            Request.Write.afi(TAG, 0x07),
            "10 00 B0 27 01 E0 04 01 00 1A 2B 3C 4D 07 25 34"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            new SystemInformation(TAG),
            "0F 00 B0 2B 01 E0 04 01 00 1A 2B 3C 4D 2C 38"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            new Request.WriteBlocks(TAG, 0, 4, bytes("31 01 01 11 33 32 32 31")),
            "1A 00 B0 24 01 E0 04 01 00 1A 2B 3C 4D 00 02 04 31 01 01 11 33 32 32 31 C9 52"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            new Request.WriteEas(TAG, true),
            "10 00 B1 04 A2 01 E0 04 01 00 1A 2B 3C 4D D5 10"),
        Arguments.of(
            FrameForm.STANDARD,
            0,
            new Request.WriteEas(TAG, false),
            "10 00 B1 04 A3 01 E0 04 01 00 1A 2B 3C 4D F2 3C"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void commands(FrameForm form, int address, Request<?> request, String hex) {
    assertThat(form.encode(address, request.control(), request.data())).isEqualTo(bytes(hex));
  }

  @Test
  void anInventoryWithOneTag() throws Exception {
    // Length, address, command, status, count, type of tag, DSFID, UID, check sum.
    Reply reply = reply("11 00 B0 00 01 03 3E E0 04 01 00 1A 2B 3C 4D 21 32");
    assertThat(parse(new Inventory(false), reply))
        .isEqualTo(new Inventory.Page(List.of(TAG), false));
  }

  @Test
  void anInventoryWithoutATag() throws Exception {
    Reply reply = reply("06 00 B0 01 5C 63");
    assertThat(parse(new Inventory(false), reply)).isEqualTo(new Inventory.Page(List.of(), false));
  }

  @Test
  void theBlocksOfABook() throws Exception {
    Reply reply =
        reply(
            """
            30 00 B0 00
            08 04
            00 31 01 01 11
            00 33 32 32 31
            00 00 34 34 33
            00 00 00 00 00
            00 51 00 00 00
            00 37 45 44 3E
            00 00 00 35 30
            00 00 00 00 00
            0D EB
            """);
    TagReading reading = TagCodec.read(0x3E, parse(new ReadBlocks(TAG, 0, 8, 4), reply), 4);
    assertThat(reading.order()).isEqualTo(BlockOrder.REVERSED);
    assertThat(reading.content())
        .isEqualTo(new TagContent.Item(new ItemTag("11223344", "DE-705", 1, 1, 1)));
  }

  @Test
  void systemInformation() throws Exception {
    Reply reply = reply("13 00 B0 00 06 E0 04 01 00 1A 2B 3C 4D 07 03 1B 01 FA 99");
    assertThat(parse(new SystemInformation(TAG), reply))
        .isEqualTo(new TagInfo(TAG, 0x06, 0x07, 4, 28));
  }

  @Test
  void aWriteThatWentWell() throws Exception {
    assertThat(parse(Request.Write.afi(TAG, 7), reply("06 00 B0 00 D5 72"))).isNotNull();
  }

  @Test
  void aLockedTag() throws Exception {
    Reply reply = reply("07 00 B0 95 12 60 DE");
    assertThat(reply.status()).isEqualTo(new Status(Status.TAG_ERROR, 0x12));
    assertThat(reply.status().why()).isEqualTo(Why.LOCKED);
    assertThat(reply.status().sentence()).contains("95").contains("12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11 00 B0 00 01 03 3E E0 04 01 00 1A 2B 3C 4D 21 33", // check sum
        "11 00 B0 00 01 03 3E E0 04 01 00 1A 2B 3C 4C 21 32", // UID
        "10 00 B0 00 01 03 3E E0 04 01 00 1A 2B 3C 4D 21 32", // length
        "06 00 B0 01 63 5C", // check sum, bytes swapped
        "02 FF FF 00 B0 00 D5 72", // longer than any frame
        "05 00 B0 00 D5 72", // shorter than any reply
      })
  void malformedFramesAreNoReplies(String hex) {
    Framer framer = new Framer();
    byte[] bytes = bytes(hex);
    assertThat(framer.feed(bytes, bytes.length)).isEmpty();
    assertThat(framer.silence()).isEmpty();
    assertThat(framer.sawNoise()).isTrue();
  }

  @Test
  void repliesOfAnotherShapeAreUnfit() throws Exception {
    // Two tags promised, one there.
    assertUnfit(new Inventory(false), new byte[] {2, 3, 0x3E, 1, 2, 3, 4, 5, 6, 7, 8});
    // Seven blocks instead of eight.
    assertUnfit(new ReadBlocks(TAG, 0, 8, 4), new byte[] {7, 4});
    // Another tag answers.
    assertUnfit(new SystemInformation(TAG), new byte[13]);
    assertUnfit(new SystemInformation(TAG), new byte[5]);
  }

  private static void assertUnfit(Request<?> request, byte[] data) {
    Reply reply = new Reply(0, request.control(), new Status(Status.OK, 0), data);
    assertThatThrownBy(() -> parse(request, reply)).isInstanceOf(UnfitReplyException.class);
  }

  private static <T> T parse(Request<T> request, Reply reply) throws UnfitReplyException {
    assertThat(reply.control()).isEqualTo(request.control());
    assertThat(request.isAnsweredBy(reply.status())).isTrue();
    return request.parse(reply.status(), reply.fields());
  }

  private static Reply reply(String hex) {
    byte[] frame = bytes(hex);
    List<Reply> replies = new Framer().feed(frame, frame.length);
    assertThat(replies).hasSize(1);
    return replies.getFirst();
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
