package org.shuyi.hardware.checkdigit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CheckDigitTest {
  /** The examples that GB 11643 itself prints. */
  @Test
  void theStandardsExamples() {
    assertThat(Mod112.of("11010519491231002")).isEqualTo('X');
    assertThat(Mod112.of("44052418800101001")).isEqualTo('4');
    assertThat(Mod112.checks("11010519491231002x")).isTrue();
    assertThat(Mod112.checks("110105194912310021")).isFalse();
  }

  @Test
  void labelsOfLibraries() {
    assertThat(Luhn.of("2123400000123")).isEqualTo('0');
    assertThat(Luhn.of("3123400004567")).isEqualTo('2');
    assertThat(Luhn.checks("21234000001230")).isTrue();
    assertThat(Luhn.checks("21234000001231")).isFalse();
  }

  @Test
  void whatIsNoNumber() {
    assertThat(Mod112.checks("")).isFalse();
    assertThat(Mod112.checks("X")).isFalse();
    assertThat(Luhn.checks("2A")).isFalse();
    assertThat(Luhn.checks("２２")).isFalse();
    assertThatThrownBy(() -> Mod112.of("12A4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12A4");
  }

  @Property(tries = 300)
  void noWrongDigitPasses(
      @ForAll @LongRange(min = 10_000_000_000_000_000L, max = 99_999_999_999_999_999L) long number,
      @ForAll @IntRange(max = 16) int place,
      @ForAll @IntRange(min = 1, max = 9) int more) {
    String digits = Long.toString(number);
    char wrong = (char) ('0' + (digits.charAt(place) - '0' + more) % 10);
    String other = digits.substring(0, place) + wrong + digits.substring(place + 1);
    assertThat(Mod112.checks(digits + Mod112.of(digits))).isTrue();
    assertThat(Mod112.checks(other + Mod112.of(digits))).isFalse();
    assertThat(Luhn.checks(other + Luhn.of(digits))).isFalse();
  }
}
