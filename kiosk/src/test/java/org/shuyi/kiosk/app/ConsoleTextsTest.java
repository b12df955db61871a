package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.Condition;
import org.shuyi.sync.centre.console.Console;

/** The console names cause and step of all that a device may say of itself. */
final class ConsoleTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyReasonOfADeviceHasItsTexts(String language) throws IOException {
    Properties texts = new Properties();
    String file = "texts_" + language + ".properties";
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Console.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    assertThat(texts.stringPropertyNames())
        .containsAll(
            Arrays.stream(Condition.Reason.values())
                .flatMap(each -> Stream.of("reason." + each, "cause." + each, "step." + each))
                .toList());
  }
}
