package org.shuyi.hardware.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"请在 11 月 25 日前归还。", "You have borrowed 3 books.", "2026-11-25"})
  void daysAndCountsMayBeSaid(String text) {
    assertThat(shown(text)).doesNotContain(text);
  }

  private static String shown(String text) {
    return new Sentence(Locale.CHINESE, text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one\ntwo", "卡号 2100123456", "11010519491231002X", "１２３４５６"})
  void numbersOfPeopleMayNot(String text) {
    assertThatThrownBy(() -> new Sentence(Locale.CHINESE, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aComplaintDoesNotSayTheNumberEither() {
    assertThatThrownBy(() -> new Sentence(Locale.CHINESE, "卡号 2100123456"))
        .hasMessageNotContaining("2100123456");
  }
}
