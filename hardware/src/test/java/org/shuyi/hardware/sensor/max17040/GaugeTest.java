package org.shuyi.hardware.sensor.max17040;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.GoldenFrames;

@GoldenFrames(drivers = "max17040", from = "Maxim MAX17040 data sheet")
class GaugeTest {
  /** Steps of 1.25 mV above the low four bits; percent, and 256ths of one: data sheet, table 2. */
  @Test
  void voltageAndChargeRead() {
    Gauge gauge = gauge("b9004880");
    assertThat(gauge.millivolts()).isEqualTo(3700);
    assertThat(gauge.percent()).isEqualTo(72.5);
  }

  @Test
  void aFullBatteryMayBeALittleMoreThanFull() {
    assertThat(gauge("d2006540").percent()).isEqualTo(100);
  }

  @Test
  void aBusWithoutAChipIsNoBattery() {
    for (String nothing : new String[] {"ffffffff", "00000000", "b900ffff", "fff05000", "b900"}) {
      assertThat(Gauge.of(HexFormat.of().parseHex(nothing))).as(nothing).isEmpty();
    }
  }

  private static Gauge gauge(String hex) {
    return Gauge.of(HexFormat.of().parseHex(hex)).orElseThrow();
  }

  @Property(tries = 300)
  void anyFourBytesAreABatteryOrNone(@ForAll @Size(4) byte[] bytes) {
    Gauge.of(bytes)
        .ifPresent(
            it -> {
              assertThat(it.percent()).isBetween(0.0, 100.0);
              assertThat(it.millivolts()).isBetween(2400, 5120);
            });
  }
}
