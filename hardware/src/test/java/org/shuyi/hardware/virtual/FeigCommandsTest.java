package org.shuyi.hardware.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.virtual.FeigFrames.Incoming;

/**
 * The virtual reader, held to the same frames as the driver: layouts of FEIG OBID i-scan H60301-3e
 * and H40801-5e, check sums worked out apart from this program.
 */
class FeigCommandsTest {
  private static final TagUid TAG = TagUid.parse("E00401001A2B3C4D");

  /** Item 11223344 of DE-705, as ISO 28560-3 puts it. */
  private static final String BOOK = "110101 31313232333334340000000000000000 513E 4445373035";

  private final List<VirtualTag> written = new ArrayList<>();
  private final FeigCommands commands = new FeigCommands(written::add);
  private final FeigFrames frames = new FeigFrames();

  @Test
  void inventory() {
    assertThat(answer("07 00 B0 01 00 CE 93")).isEqualTo("0600B0015C63");
    commands.put(new VirtualTag(TAG, 0x3E, 0x07, bytes(BOOK)));
    assertThat(answer("07 00 B0 01 00 CE 93")).isEqualTo("1100B00001033EE00401001A2B3C4D2132");
  }

  @Test
  void readBlocks() {
    commands.put(new VirtualTag(TAG, 0x3E, 0x07, bytes(BOOK)));
    assertThat(answer("11 00 B0 23 01 E0 04 01 00 1A 2B 3C 4D 00 08 87 FA"))
        .isEqualTo(
            "3000B0000804"
                + "0031010111"
                + "0033323231"
                + "0000343433"
                + "0000000000"
                + "0051000000"
                + "003745443E"
                + "0000003530"
                + "0000000000"
                + "0DEB");
  }

  @Test
  void writeAfi() {
    VirtualTag tag = new VirtualTag(TAG, 0x3E, 0x07, bytes(BOOK));
    commands.put(tag);
    assertThat(answer("10 00 B0 27 01 E0 04 01 00 1A 2B 3C 4D C2 84 A5")).isEqualTo("0600B000D572");
    assertThat(tag.afi()).isEqualTo(0xC2);
    assertThat(written).containsExactly(tag);
  }

  @Test
  void aLockedTag() {
    VirtualTag tag = new VirtualTag(TAG, 0x3E, 0x07, bytes(BOOK));
    tag.lock();
    commands.put(tag);
    assertThat(answer("10 00 B0 27 01 E0 04 01 00 1A 2B 3C 4D C2 84 A5"))
        .isEqualTo("0700B0951260DE");
    assertThat(written).isEmpty();
  }

  @Test
  void systemInformation() {
    commands.put(new VirtualTag(TAG, 0x06, 0x07, new byte[0]));
    assertThat(answer("0F 00 B0 2B 01 E0 04 01 00 1A 2B 3C 4D 2C 38"))
        .isEqualTo("1300B00006E00401001A2B3C4D07031B01FA99");
  }

  @Test
  void bothFormsOfFrames() {
    assertThat(answer("05 FF 65 E5 CB")).startsWith("0D006500");
    assertThat(answer("02 00 07 FF 65 6E 61")).startsWith("02000F006500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"05 00 65 25 35", "05 01 65 25 34", "07 00 B0 01 00 93 CE", "00 00 00"})
  void damagedCommandsGetNoAnswer(String hex) {
    byte[] bytes = bytes(hex);
    frames.receive(bytes, bytes.length);
    assertThat(frames.next()).isEmpty();
  }

  private String answer(String hex) {
    byte[] bytes = bytes(hex);
    frames.receive(bytes, bytes.length);
    Optional<Incoming> command = frames.next();
    assertThat(command).isPresent();
    byte[] reply = FeigFrames.reply(command.get(), 0, commands.carryOut(command.get()));
    return HexFormat.of().withUpperCase().formatHex(reply);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
