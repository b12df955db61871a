package org.shuyi.sync.sip2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Sip2DatesTest {
  private static final Sip2Dates BEIJING = new Sip2Dates(ZoneId.of("Asia/Shanghai"));

  @Test
  void writesTheLibrarysLocalTimeWithoutAZone() {
    assertThat(BEIJING.format(Instant.parse("2026-11-20T16:30:05Z")))
        .isEqualTo("20261121    003005");
  }

  @Property(tries = 500)
  void readsWhatItWrote(@ForAll @LongRange(min = 946684800L, max = 4102444799L) long second) {
    Instant when = Instant.ofEpochSecond(second);
    assertThat(BEIJING.instant(BEIJING.format(when))).contains(when);
  }

  @ParameterizedTest
  @CsvSource({
    "'20261121    003005', 2026-11-20T16:30:05Z",
    "'20261121   Z003005', 2026-11-21T00:30:05Z",
    "'20261121 UTC003005', 2026-11-21T00:30:05Z",
    "'20261121 CST003005', 2026-11-20T16:30:05Z"
  })
  void readsZones(String text, Instant expected) {
    assertThat(BEIJING.instant(text)).contains(expected);
  }

  /** A loan replayed across the change of the clocks keeps its hour. */
  @Test
  void usesTheZonesRulesOfThatDay() {
    Sip2Dates berlin = new Sip2Dates(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.instant("20260701    120000"))
        .contains(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(berlin.instant("20261201    120000"))
        .contains(Instant.parse("2026-12-01T11:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "                  ", "20261321    003005", "20260230    000000", "x"})
  void makesNothingOutOfNonsense(String text) {
    assertThat(BEIJING.instant(text)).isEmpty();
    assertThat(BEIJING.day(text)).isNull();
  }

  @Test
  void takesTheDayOfADueDateWhoseTimeIsWrong() {
    assertThat(BEIJING.instant("20261121    246000")).isEmpty();
    assertThat(BEIJING.day("20261121    246000")).isEqualTo(LocalDate.of(2026, 11, 21));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261211    235900",
        "20261211",
        "2026-12-11",
        "2026-12-11 23:59",
        "2026/12/11",
        "2026.12.11",
        "2026年12月11日"
      })
  void readsDueDatesAsServersShowThem(String text) {
    assertThat(BEIJING.day(text)).isEqualTo(LocalDate.of(2026, 12, 11));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11/12/2026", "12.11.26", "11 Dec 2026", "morgen"})
  void doesNotGuess(String text) {
    assertThat(BEIJING.day(text)).isNull();
  }
}
