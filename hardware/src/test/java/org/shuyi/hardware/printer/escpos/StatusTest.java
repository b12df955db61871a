package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;

/** Bits as in the manuals of Epson TM-U220A, TM-L60II and Bixolon SRP-350. */
@GoldenFrames(drivers = "escpos", from = "Epson ESC/POS, DLE EOT")
class StatusTest {
  @Test
  void theFourRequests() {
    assertThat(Status.request(1)).isEqualTo(HexFormat.of().parseHex("100401"));
    assertThat(Status.request(4)).isEqualTo(HexFormat.of().parseHex("100404"));
  }

  @ParameterizedTest
  @CsvSource({
    "12 16 12 12, COVER_OPEN",
    "12 12 1A 12, CUTTER",
    "12 12 32 12, REFUSED",
    "12 12 52 12, OVERHEATED",
    "12 12 16 12, REFUSED",
    "12 12 12 72, PAPER_OUT",
    "12 32 12 12, PAPER_OUT",
    "12 52 12 12, REFUSED",
    "1A 12 12 12, REFUSED",
    "12 12 12 1E, PAPER_LOW"
  })
  void eachBitHasItsReason(String bytes, Condition.Reason reason) {
    assertThat(status(bytes).condition())
        .isInstanceOfSatisfying(
            Degraded.class,
            degraded -> {
              assertThat(degraded.reason()).isEqualTo(reason);
              assertThat(degraded.detail()).contains(bytes);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"12 12 12 12", "16 12 12 12", "12 1A 12 12"})
  void theDrawerPinAndTheFeedKeyAreNoFaults(String bytes) {
    assertThat(status(bytes).condition()).isEqualTo(Condition.READY);
  }

  @Test
  void theGravestFaultNamesTheCondition() {
    assertThat(status("1A 36 12 7E").condition())
        .isInstanceOfSatisfying(
            Degraded.class,
            degraded -> assertThat(degraded.reason()).isEqualTo(Condition.Reason.COVER_OPEN));
  }

  /** Malformed twins of 12: each fixed bit wrong in turn; XON; XOFF; silence read as 0; noise. */
  @ParameterizedTest
  @ValueSource(strings = {"13", "10", "02", "92", "11", "00", "FF"})
  void aByteWithAWrongFixedBitIsNoStatus(String wrong) {
    assertThat(Status.decode(HexFormat.of().parseHex(wrong)[0])).isEmpty();
  }

  @Property
  void aFlippedFixedBitIsAlwaysSeen(@ForAll byte any) {
    int valid = (any & 0x6C) | 0x12;
    assertThat(Status.decode((byte) valid)).hasValue(valid);
    for (int bit : new int[] {0x01, 0x02, 0x10, 0x80}) {
      assertThat(Status.decode((byte) (valid ^ bit))).isEmpty();
    }
  }

  private static Status status(String bytes) {
    List<Integer> answers =
        List.of(bytes.split(" ")).stream().map(one -> Integer.parseInt(one, 16)).toList();
    assertThat(answers).allSatisfy(one -> assertThat(Status.decode(one.byteValue())).hasValue(one));
    return Status.of(answers);
  }
}
