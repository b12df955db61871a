package org.shuyi.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinAddressTest {
  @Test
  void aHeaderSaysItsLines() {
    PinAddress address =
        PinAddress.parse(
            "gpio:/dev/gpiochip0?relays=17,27&contacts=5&active=low&longest=600&held=1");
    assertThat(address.isExpander()).isFalse();
    assertThat(address.layout())
        .isEqualTo(
            new PinLayout(List.of(17, 27), List.of(5), true, Duration.ofMillis(600), List.of(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpio:/dev/gpiochip4?relays=17,27&contacts=5,6&active=low&longest=700&held=0",
        "i2c:/dev/i2c-1?device=0x27&contacts=8,9&active=high&longest=1000"
      })
  void anAddressReadsBackAsItIsWritten(String text) {
    assertThat(PinAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "gpio:/dev/gpiochip0 | neither relays nor contacts",
        "gpio:/dev/mem?relays=1 | '/dev/mem' is no such device",
        "gpio:/dev/gpiochip0?relays=17,17 | named twice",
        "gpio:/dev/gpiochip0?relays=17&device=0x20 | a header has no device",
        "gpio:/dev/gpiochip0?relays=seventeen | 'seventeen' is not a number",
        "gpio:/dev/gpiochip0?relays=1&relays=2 | given twice",
        "gpio:/dev/gpiochip0?relays=1&longest=20000 | longest is not from 1 to 10000 ms",
        "gpio:/dev/gpiochip0?relays=1&held=1 | held names a relay that is not there",
        "i2c:/dev/i2c-1?relays=1 | device is not from 0x20 to 0x27",
        "i2c:/dev/i2c-1?device=0x20&relays=16 | an MCP23017 has lines 0 to 15",
        "i2c:/dev/i2c-1?device=0x20&lines=16 | it has no parameter 'lines=16'",
        "gpio:/dev/gpiochip0?relays=1&active=maybe | neither low nor high"
      })
  void aComplaintSaysWhatIsWrongAndWhatIsExpected(String text, String complaint) {
    assertThatThrownBy(() -> PinAddress.parse(text))
        .hasMessageContaining("device address '" + text + "'")
        .hasMessageContaining(complaint)
        .hasMessageContaining("expected the form");
  }
}
