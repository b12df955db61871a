package org.shuyi.hardware.rfid.pn5180;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.TagInfo;

/**
 * Frames after the PN5180 data sheet's host interface commands, AN12650 and ISO/IEC 15693-3, made
 * by hand.
 */
@GoldenFrames(drivers = "pn5180", from = "NXP PN5180 data sheet, AN12650, ISO/IEC 15693-3")
class HostCommandTest {
  private static final TagUid TAG = TagUid.parse("E00401001A2B3C4D");

  static List<Arguments> frames() {
    return List.of(
        Arguments.of(HostCommand.readRegister(HostCommand.IRQ_STATUS), "04 02"),
        Arguments.of(
            HostCommand.writeRegister(HostCommand.IRQ_CLEAR, HostCommand.ALL_IRQS),
            "00 03 FF FF 0F 00"),
        Arguments.of(
            HostCommand.keepBits(HostCommand.SYSTEM_CONFIG, HostCommand.WITHOUT_COMMAND),
            "02 00 F8 FF FF FF"),
        Arguments.of(
            HostCommand.setBits(HostCommand.SYSTEM_CONFIG, HostCommand.TRANSCEIVE),
            "01 00 03 00 00 00"),
        Arguments.of(
            HostCommand.keepBits(HostCommand.TX_CONFIG, Uncertain.WITHOUT_DATA),
            "02 18 3F FB FF FF"),
        Arguments.of(HostCommand.readEeprom(HostCommand.VERSIONS_AT, 6), "07 10 06"),
        Arguments.of(HostCommand.loadIso15693(), "11 0D 8D"),
        Arguments.of(HostCommand.fieldOn(), "16 00"),
        Arguments.of(HostCommand.fieldOff(), "17 00"),
        Arguments.of(HostCommand.sendData(new byte[0]), "09 00"),
        Arguments.of(HostCommand.sendData(AirFrame.inventory(0, 0)), "09 00 06 01 00"),
        Arguments.of(HostCommand.readData(), "0A 00"),
        Arguments.of(AirFrame.inventory(4, 0xD), "06 01 04 0D"),
        Arguments.of(AirFrame.inventory(12, 0xC4D), "06 01 0C 4D 0C"),
        Arguments.of(AirFrame.information(TAG), "22 2B 4D 3C 2B 1A 00 01 04 E0"),
        Arguments.of(AirFrame.readBlocks(TAG, 0, 9), "22 23 4D 3C 2B 1A 00 01 04 E0 00 08"),
        Arguments.of(
            AirFrame.writeBlock(TAG, 3, bytes("11 01 01 31")),
            "22 21 4D 3C 2B 1A 00 01 04 E0 03 11 01 01 31"),
        Arguments.of(AirFrame.writeAfi(TAG, 0xC2), "22 27 4D 3C 2B 1A 00 01 04 E0 C2"),
        Arguments.of(AirFrame.writeDsfid(TAG, 6), "22 29 4D 3C 2B 1A 00 01 04 E0 06"),
        Arguments.of(AirFrame.writeEas(TAG, true), "22 A2 04 4D 3C 2B 1A 00 01 04 E0"),
        Arguments.of(AirFrame.writeEas(TAG, false), "22 A3 04 4D 3C 2B 1A 00 01 04 E0"),
        Arguments.of(AirFrame.easAlarm(TAG), "22 A5 04 4D 3C 2B 1A 00 01 04 E0"));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void goldenFrames(byte[] frame, String hex) {
    assertThat(frame).isEqualTo(bytes(hex));
  }

  @Test
  void answers() {
    assertThat(AirFrame.found(bytes("00 3E 4D 3C 2B 1A 00 01 04 E0"))).contains(TAG);
    assertThat(AirFrame.information(bytes("00 0F 4D 3C 2B 1A 00 01 04 E0 06 07 1B 03 01"), TAG))
        .contains(new TagInfo(TAG, 0x06, 0x07, 4, 28));
    assertThat(AirFrame.information(bytes("00 05 4D 3C 2B 1A 00 01 04 E0 06 1B 03"), TAG))
        .as("without an AFI")
        .contains(new TagInfo(TAG, 0x06, 0, 4, 28));
    assertThat(AirFrame.blocks(bytes("00 11 01 01 31"), 4))
        .hasValueSatisfying(block -> assertThat(block).isEqualTo(bytes("11 01 01 31")));
    assertThat(AirFrame.error(bytes("01 12"))).contains(0x12);
    assertThat(AirFrame.error(bytes("01"))).contains(0x0F);
    assertThat(HostCommand.value(bytes("01 40 00 00"))).isEqualTo(0x4001);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 0F 4D 3C 2B 1A 00 01 04 E0 06 07 1B 03", // a byte short
        "00 0F 4D 3C 2B 1A 00 01 04 E1 06 07 1B 03 01", // another tag's
        "00 03 4D 3C 2B 1A 00 01 04 E0 06 07", // no size of a memory
        "00",
      })
  void malformedInformation(String hex) {
    assertThat(AirFrame.information(bytes(hex), TAG)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 0F", "00 3E 4D 3C", "01 3E 4D 3C 2B 1A 00 01 04 E0"})
  void whatIsNoTagIsNotFound(String hex) {
    assertThat(AirFrame.found(bytes(hex))).isEmpty();
  }

  /** The chip has checked it, but a bus may carry anything. */
  @Property(tries = 500)
  void noAnswerOfAnyShapeIsAnException(@ForAll @Size(min = 1, max = 80) byte[] answer) {
    assertThat(AirFrame.error(answer)).isNotNull();
    assertThat(AirFrame.found(answer)).isNotNull();
    assertThat(AirFrame.information(answer, TAG)).isNotNull();
    assertThat(AirFrame.blocks(answer, 36).isPresent()).isEqualTo(answer.length == 37);
    assertThat(HostCommand.explain(answer)).isNotNull();
  }

  @Test
  void impossibleValuesAreKnown() {
    assertThat(HostCommand.isPossible(HostCommand.IRQ_STATUS, 0x4001)).isTrue();
    assertThat(HostCommand.isPossible(HostCommand.IRQ_STATUS, 0xFFFF_4001)).isFalse();
    assertThat(HostCommand.isPossible(HostCommand.TX_CONFIG, -1)).isFalse();
    assertThatThrownBy(() -> HostCommand.sendData(new byte[261]))
        .hasMessageContaining("at most 260");
  }

  @Test
  void framesInWords() {
    assertThat(HostCommand.explain(bytes("04 02"))).isEqualTo("Asks for register 02.");
    assertThat(HostCommand.explain(bytes("09 00 06 01 00")))
        .isEqualTo("Sends into the air: 060100.");
    assertThat(HostCommand.explain(bytes("FF"))).isEmpty();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
