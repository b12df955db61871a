package org.shuyi.hardware.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardUidTest {
  /** 11223344 is 287454020, 44332211 is 1144201745. */
  @ParameterizedTest
  @CsvSource({
    "11223344, HEX, 11223344",
    "11223344, HEX_REVERSED, 44332211",
    "11223344, DECIMAL, 0287454020",
    "11223344, DECIMAL_REVERSED, 1144201745",
    "FFFFFFFF, DECIMAL, 4294967295",
    "04A1B2C3D4E5F6, HEX_REVERSED, F6E5D4C3B2A104",
    "00000000000001, DECIMAL, 00000000000000001"
  })
  void theNumbersOfAUid(String uid, NumberForm form, String number) {
    assertThat(form.of(new CardUid(uid))).isEqualTo(number);
  }

  @Property(tries = 200)
  void everyFormHoldsTheWholeUid(@ForAll @Size(4) byte[] bytes) {
    CardUid uid = CardUid.of(bytes).orElseThrow();
    assertThat(uid.bytes()).isEqualTo(bytes);
    assertThat(HexFormat.of().parseHex(NumberForm.HEX.of(uid))).isEqualTo(bytes);
    assertThat(new BigInteger(NumberForm.DECIMAL.of(uid))).isEqualTo(new BigInteger(1, bytes));
    assertThat(NumberForm.DECIMAL_REVERSED.of(uid)).hasSize(10);
  }

  @Test
  void whatIsNoUid() {
    assertThat(CardUid.of(new byte[0])).isEmpty();
    assertThat(CardUid.of(new byte[5])).isEmpty();
  }

  @Test
  void fourBytesAfter08AreThrownByDice() {
    assertThat(new CardUid("08112233").random()).isTrue();
    assertThat(new CardUid("18112233").random()).isFalse();
    assertThat(new CardUid("08112233445566").random()).isFalse();
  }

  @Test
  void itIsNotShown() {
    assertThat(new CardUid("11223344").toString()).doesNotContain("1122");
  }
}
