package org.shuyi.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.conformance.GoldenFrames;

@GoldenFrames(drivers = "scanner", from = "ISO/IEC 15424")
class AimIdentifierTest {
  /** The examples of GS1's and the scanner makers' tables. */
  @ParameterizedTest
  @CsvSource({
    "]E09787020002207, EAN_13, 9787020002207",
    "]E473513537, EAN_8, 73513537",
    "]C0LIB-1, CODE_128, LIB-1",
    "]C101095011010209171719050810ABCD, GS1_128, 01095011010209171719050810ABCD",
    "]A0LIB12345, CODE_39, LIB12345",
    "]F021234000001230, CODABAR, 21234000001230",
    "]G0A1, CODE_93, A1",
    "]I110, INTERLEAVED_2_OF_5, 10",
    "]e0100, GS1_DATABAR, 100",
    "]L0A, PDF_417, A",
    "]Q1https://lib.example, QR, https://lib.example",
    "]Q3书驿, QR, 书驿",
    "]d20109501101020917, DATA_MATRIX, 0109501101020917",
    "]d1A, DATA_MATRIX, A",
    "]z0A, AZTEC, A",
    "]h1A, HAN_XIN, A",
    "]E112, OTHER, 12",
    "]X0A, OTHER, A"
  })
  void theTable(String code, Symbology symbology, String text) {
    assertThat(AimIdentifier.of(code)).contains(new AimIdentifier(symbology, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "]", "]E0", "9787020002207", "[E0978", "]E-978", "E0978"})
  void whatIsNone(String code) {
    assertThat(AimIdentifier.of(code)).isEmpty();
  }

  /** A text that looks like one is only text. */
  @Property(tries = 200)
  void onlyTheFirstIdentifierCounts(@ForAll String text) {
    assertThat(AimIdentifier.of("]Q1]F0" + text))
        .contains(new AimIdentifier(Symbology.QR, "]F0" + text));
  }
}
