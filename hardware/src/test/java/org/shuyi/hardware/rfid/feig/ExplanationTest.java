package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {
  /** Frames of H60301-3e, as in GoldenFramesTest. */
  @ParameterizedTest
  @CsvSource({
    "true, 0500652534, Asks for the software version.",
    "true, 020007FF656E61, Asks for the software version.",
    "true, 0700B00100CE93, Asks for a command to a tag.",
    "false, 0600B0015C63, Answers a command to a tag: reader status 01 (no tag).",
    "false, 0600B0015C64, No whole frame with a right check sum.",
    "false, 0600, No whole frame with a right check sum.",
  })
  void saysWhatAFrameMeans(boolean sent, String hex, String meaning) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(sent ? Explanation.command(bytes) : Explanation.reply(bytes)).isEqualTo(meaning);
  }
}
