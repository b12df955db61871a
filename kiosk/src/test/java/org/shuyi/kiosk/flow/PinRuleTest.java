package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.kiosk.flow.PinRule.Problem;

class PinRuleTest {
  /** The example of GB 11643. */
  private static final String DOCUMENT = "11010519491231002X";

  private static final LocalDate BORN = LocalDate.of(1949, 12, 31);

  @ParameterizedTest
  @CsvSource({
    "000000, EASY",
    "111111, EASY",
    "123456, EASY",
    "890123, EASY",
    "654321, EASY",
    "210987, EASY",
    "121212, EASY",
    "386386, EASY",
    "110105, IN_DOCUMENT",
    "231002, IN_DOCUMENT",
    "491231, IN_DOCUMENT",
    "194912, IN_DOCUMENT",
    "311249, BIRTHDAY",
    "123149, BIRTHDAY",
    "121949, BIRTHDAY",
    "493112, BIRTHDAY"
  })
  void whatAFinderWouldTryFirstIsRefused(String pin, Problem problem) {
    assertThat(judge(pin)).hasValue(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"739105", "100200", "495031", "112358", "123457"})
  void anyOtherWillDo(String pin) {
    assertThat(judge(pin)).isEmpty();
  }

  @Property
  void noSixDigitsOfTheDocumentInARowWillDo(@ForAll @IntRange(min = 0, max = 11) int from) {
    assertThat(judge(DOCUMENT.substring(from, from + 6))).isPresent();
  }

  private static Optional<Problem> judge(String pin) {
    return PinRule.judge(pin.toCharArray(), DOCUMENT.toCharArray(), BORN);
  }
}
