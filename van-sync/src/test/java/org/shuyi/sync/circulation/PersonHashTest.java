package org.shuyi.sync.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.IdentityDocument.Kind;

/** Numbers here are made up: the region 110105 and 340524 are those of the standard's examples. */
class PersonHashTest {
  private static final byte[] KEY = key(1);

  /** The example of GB 11643-1999, annex A. */
  private static final String EXAMPLE = "11010519491231002X";

  private static byte[] key(int fill) {
    byte[] key = new byte[PersonHash.LEAST_KEY];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private static PersonHash hash(Kind kind, String number) {
    return PersonHash.of(IdentityDocument.of(kind, number), KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ"})
  void howANumberIsTypedMakesNoOtherPerson(String typed) {
    assertThat(hash(Kind.RESIDENT_ID, typed)).isEqualTo(hash(Kind.RESIDENT_ID, EXAMPLE));
  }

  @Test
  void theOldNumberOf15DigitsIsTheSamePerson() {
    assertThat(hash(Kind.RESIDENT_ID, "110105491231002"))
        .isEqualTo(hash(Kind.RESIDENT_ID, EXAMPLE));
  }

  @Test
  void whateverBearsTheCitizensNumberIsTheSamePerson() {
    assertThat(hash(Kind.SOCIAL_SECURITY_CARD, EXAMPLE))
        .isEqualTo(hash(Kind.RESIDENT_ID, EXAMPLE))
        .isEqualTo(hash(Kind.HOUSEHOLD_REGISTER, EXAMPLE))
        .isEqualTo(hash(Kind.RESIDENCE_PERMIT, EXAMPLE))
        .isNotEqualTo(hash(Kind.OTHER, EXAMPLE));
  }

  @Test
  void aPassportIsKnownByItsStateToo() {
    assertThat(hash(Kind.PASSPORT, "uto l898902c3")).isEqualTo(hash(Kind.PASSPORT, "UTOL898902C3"));
    assertThat(hash(Kind.PASSPORT, "D<<L898902C3"))
        .isNotEqualTo(hash(Kind.PASSPORT, "UTOL898902C3"));
  }

  @Test
  void anotherLibrarysKeyGivesAnotherHash() {
    IdentityDocument document = IdentityDocument.of(Kind.RESIDENT_ID, EXAMPLE);
    assertThat(PersonHash.of(document, key(2))).isNotEqualTo(PersonHash.of(document, KEY));
    assertThatThrownBy(() -> PersonHash.of(document, new byte[31]))
        .hasMessageContaining("31 bytes");
  }

  /** The hash is stored for ever, so the way it is made never changes. */
  @Test
  void theHashIsWhatItAlwaysWas() {
    assertThat(hash(Kind.RESIDENT_ID, EXAMPLE).hex())
        .isEqualTo("3bb3d2d4f4eceb22c47811f826220be5da1f30fe4b8f470524fbb1bae5a008a8");
  }

  @ParameterizedTest
  @CsvSource({
    "110105194912310021, check character",
    "11010519900230001X, date of birth",
    "11010519491231002, expected 18",
    "1101051949123100XX, expected 18",
    "'', expected 18",
    "010105194912310021, expected 18",
  })
  void whatIsNoCitizenNumberIsRefusedWithoutRepeatingIt(String typed, String why) {
    assertThatThrownBy(() -> IdentityDocument.of(Kind.RESIDENT_ID, typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .satisfies(
            e -> assertThat(typed.isEmpty() ? "" : String.valueOf(e)).doesNotContain("1949"));
  }

  @ParameterizedTest
  @CsvSource({"PASSPORT, 12", "PASSPORT, UTO", "OTHER, a", "OTHER, a_b_c_d"})
  void otherNumbersAreBoundedToo(Kind kind, String typed) {
    assertThatThrownBy(() -> IdentityDocument.of(kind, typed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** MOD 11-2 finds every single wrong digit. */
  @Property
  void oneWrongDigitIsSeen(
      @ForAll @IntRange(min = 0, max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int off) {
    char wrong = (char) ('0' + (EXAMPLE.charAt(place) - '0' + off) % 10);
    String typed = EXAMPLE.substring(0, place) + wrong + EXAMPLE.substring(place + 1);
    assertThatThrownBy(() -> IdentityDocument.of(Kind.RESIDENT_ID, typed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neitherDocumentNorHashIsWrittenOut() {
    assertThat(IdentityDocument.of(Kind.RESIDENT_ID, EXAMPLE)).hasToString("RESIDENT_ID");
    assertThat(hash(Kind.RESIDENT_ID, EXAMPLE).toString()).hasSizeLessThan(12);
  }
}
