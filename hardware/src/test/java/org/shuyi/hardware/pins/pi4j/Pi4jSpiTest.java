package org.shuyi.hardware.pins.pi4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import com.pi4j.plugin.mock.provider.spi.MockSpi;
import com.pi4j.plugin.mock.provider.spi.MockSpiProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.pins.Spi;
import org.shuyi.hardware.pins.SpiAddress;

/** On Pi4J's mock provider. */
class Pi4jSpiTest {
  private static final SpiAddress ADDRESS =
      SpiAddress.parse("spi:/dev/spidev0.1?busy=25&reset=24&select=22");

  private Context context;
  private Spi chip;

  @BeforeEach
  void open() throws LinkException {
    context =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .add(
                MockSpiProvider.newInstance(),
                MockDigitalInputProvider.newInstance(),
                MockDigitalOutputProvider.newInstance())
            .build();
    chip = Pi4jSpi.begin(context, ADDRESS);
  }

  @AfterEach
  void close() {
    chip.close();
  }

  private DigitalState level(String line) {
    return ((DigitalOutput) context.registry().get(line)).state();
  }

  @Test
  void selectAndResetAreActiveLow() throws Exception {
    assertThat(level("select")).isEqualTo(DigitalState.HIGH);
    assertThat(level("reset")).isEqualTo(DigitalState.HIGH);
    chip.select(true);
    chip.reset(true);
    assertThat(level("select")).isEqualTo(DigitalState.LOW);
    assertThat(level("reset")).isEqualTo(DigitalState.LOW);
    chip.select(false);
    chip.reset(false);
    assertThat(level("select")).isEqualTo(DigitalState.HIGH);
    assertThat(level("reset")).isEqualTo(DigitalState.HIGH);
  }

  @Test
  void busyIsHigh() throws Exception {
    MockDigitalInput busy = (MockDigitalInput) context.registry().get("busy");
    busy.mockState(DigitalState.HIGH);
    assertThat(chip.isBusy()).isTrue();
    busy.mockState(DigitalState.LOW);
    assertThat(chip.isBusy()).isFalse();
  }

  @Test
  void bytesGoOutAndAsManyComeIn() throws Exception {
    MockSpi bus = (MockSpi) context.registry().get("spi-0-1");
    byte[] in = chip.transfer(new byte[] {4, 2});
    assertThat(in).hasSize(2);
    assertThat(bus.readEntireMockBuffer()).contains((byte) 4, (byte) 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spi:/dev/spidev0.1?busy=25&reset=24",
        "spi:/dev/spidev0.1?busy=25&reset=24&select=22&select=23",
        "spi:/dev/spidev0.1?busy=25&reset=24&select=x",
        "spi:/dev/ttyUSB0?busy=25&reset=24&select=22",
        "spi:/dev/spidev0.1",
        "spi:",
      })
  void addressesThatSayTooLittle(String text) {
    assertThatThrownBy(() -> SpiAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining(SpiAddress.FORM);
  }

  @Test
  void anAddressComesBack() {
    assertThat(SpiAddress.parse(ADDRESS.toString())).isEqualTo(ADDRESS);
    assertThat(ADDRESS.path()).isEqualTo("/dev/spidev0.1");
  }
}
