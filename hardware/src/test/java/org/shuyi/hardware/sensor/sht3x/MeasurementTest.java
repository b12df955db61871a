package org.shuyi.hardware.sensor.sht3x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.GoldenFrames;

@GoldenFrames(drivers = "sht3x", from = "Sensirion SHT3x-DIS data sheet")
class MeasurementTest {
  private static final byte[] GOLDEN = HexFormat.of().parseHex("beef92666693");

  /** BEEF with 92 is the example of the data sheet's checksum calculation. */
  @Test
  void theDataSheetsExampleReads() {
    assertThat(Measurement.ASK).containsExactly(0x24, 0x00);
    Measurement measurement = Measurement.of(GOLDEN).orElseThrow();
    assertThat(measurement.celsius()).isCloseTo(85.523, within(0.001));
    assertThat(measurement.humidity()).isCloseTo(40, within(0.001));
  }

  @Test
  void theEndsOfTheScaleRead() {
    byte[] ends = HexFormat.of().parseHex("000081ffffac");
    assertThat(Measurement.of(ends)).contains(new Measurement(-45, 100));
  }

  @Test
  void aBusWithoutAChipIsNoMeasurement() {
    assertThat(Measurement.of(HexFormat.of().parseHex("ffffffffffff"))).isEmpty();
    assertThat(Measurement.of(new byte[6])).isEmpty();
    assertThat(Measurement.of(new byte[0])).isEmpty();
  }

  @Property(tries = 200)
  void noBitMayBeAnother(@ForAll @IntRange(max = 47) int bit) {
    byte[] wrong = GOLDEN.clone();
    wrong[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(Measurement.of(wrong)).isEmpty();
  }

  @Property(tries = 300)
  void anySixBytesAreOnTheScaleOrNone(@ForAll @Size(6) byte[] bytes) {
    Measurement.of(bytes)
        .ifPresent(
            it -> {
              assertThat(it.celsius()).isBetween(-45.0, 130.0);
              assertThat(it.humidity()).isBetween(0.0, 100.0);
            });
  }
}
