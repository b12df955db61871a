package org.shuyi.sync.centre.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;

final class WordsTest {
  private static Properties texts(Locale language) throws IOException {
    String file = "texts_" + language + ".properties";
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(in);
      return texts;
    }
  }

  @Test
  void everyTextIsThereInBothLanguages() throws IOException {
    // The rules of the tables speak English themselves.
    assertThat(texts(Locale.CHINESE).stringPropertyNames())
        .filteredOn(key -> !key.startsWith("rule."))
        .containsExactlyInAnyOrderElementsOf(texts(Locale.ENGLISH).stringPropertyNames());
    assertThat(texts(Locale.ENGLISH).values()).noneMatch(text -> text.toString().contains("'"));
  }

  /** Of {@code Condition.Reason}, which this module does not know, and of sensors. */
  @Test
  void everyReasonHasACauseAndAStep() throws IOException {
    Properties texts = texts(Locale.CHINESE);
    assertThat(texts.stringPropertyNames())
        .containsAll(
            texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("reason."))
                .map(key -> key.substring("reason.".length()))
                .flatMap(reason -> Stream.of("cause." + reason, "step." + reason))
                .toList())
        .containsAll(Arrays.stream(Rung.values()).map(rung -> "rung." + rung.word()).toList())
        .containsAll(Arrays.stream(Action.values()).map(it -> "action." + it.key()).toList())
        .containsAll(Arrays.stream(Action.values()).map(it -> "action-does." + it.key()).toList())
        .containsAll(Arrays.stream(CaseState.values()).map(it -> "case-state." + it).toList())
        .containsAll(Arrays.stream(Role.values()).map(role -> "role." + role.word()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT59S, 59 s",
    "PT60S, 1 min",
    "PT47H59M, 47 h",
    "P2D, 2 days",
    "PT-5S, 0 s"
  })
  void howLongItLastedIsSaidInOneUnit(Duration duration, String said) {
    assertThat(new Words(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH).lasting(duration))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "READY, WELL, ''",
    "READY BATTERY 87 %, IMPAIRED, ''",
    "READY MAINS 100 %, WELL, ''",
    "READY CASE_OPEN, IMPAIRED, ''",
    "DEGRADED PAPER_LOW, IMPAIRED, PAPER_LOW",
    "DEGRADED PAPER_OUT, PARTLY, PAPER_OUT",
    "DEGRADED BIN_FULL 41 C, PARTLY, BIN_FULL",
    "ABSENT UNPLUGGED, PARTLY, UNPLUGGED",
    "ABSENT, PARTLY, ''",
    "'', IMPAIRED, ''",
    "SINGING LOUDLY, IMPAIRED, ''"
  })
  void aDeviceIsAsIllAsItSays(String said, Rung rung, String reason) {
    DeviceView device = DeviceView.of("x", said);
    assertThat(device.rung()).isEqualTo(rung);
    assertThat(device.reason()).isEqualTo(reason);
  }
}
