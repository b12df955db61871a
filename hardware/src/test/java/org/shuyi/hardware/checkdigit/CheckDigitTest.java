package org.shuyi.hardware.checkdigit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.checkdigit.LibraryLabel.Kind;

class CheckDigitTest {
  private static final String CODE_39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

  /** What a check finds. */
  private record Check(
      String name,
      String characters,
      int length,
      Function<String, Character> of,
      Predicate<String> checks) {
    @Override
    public String toString() {
      return name;
    }

    String whole(String text) {
      return text + of.apply(text);
    }
  }

  private static final Check MOD_11_2 =
      new Check("MOD 11-2", "0123456789", 17, Mod112::of, Mod112::checks);
  private static final Check LUHN = new Check("Luhn", "0123456789", 13, Luhn::of, Luhn::checks);
  private static final Check EAN = new Check("EAN", "0123456789", 12, Ean::of, Ean::checks);
  private static final Check ISBN_10 =
      new Check("ISBN-10", "0123456789", 9, Isbn::of10, Isbn::checks10);
  private static final Check MOD_43 = new Check("mod 43", CODE_39, 8, Mod43::of, Mod43::checks);

  /**
   * GB 11643 and ORCID for MOD 11-2; the ISBN users' manual; GS1; the usual example of Luhn and the
   * one of Code 39.
   */
  static Stream<Arguments> published() {
    return Stream.of(
        arguments(MOD_11_2, "11010519491231002X"),
        arguments(MOD_11_2, "440524188001010014"),
        arguments(MOD_11_2, "0000000218250097"),
        arguments(MOD_11_2, "000000021694233X"),
        arguments(LUHN, "79927398713"),
        arguments(LUHN, "21234000001230"),
        arguments(LUHN, "31234000045672"),
        arguments(EAN, "4006381333931"),
        arguments(EAN, "9780306406157"),
        arguments(EAN, "73513537"),
        arguments(EAN, "036000291452"),
        arguments(ISBN_10, "0306406152"),
        arguments(ISBN_10, "080442957X"),
        arguments(MOD_43, "12345ABCDE/T"),
        arguments(MOD_43, "LIB12345M"));
  }

  @ParameterizedTest
  @MethodSource("published")
  void publishedExamples(Check check, String whole) {
    int last = whole.length() - 1;
    assertThat(check.of().apply(whole.substring(0, last))).isEqualTo(whole.charAt(last));
    assertThat(check.checks()).accepts(whole);
  }

  @ParameterizedTest
  @MethodSource("published")
  void theirTwins(Check check, String whole) {
    int last = whole.length() - 1;
    char other = whole.charAt(last) == '0' ? '1' : '0';
    assertThat(check.checks()).rejects(whole.substring(0, last) + other, whole + "0", "");
  }

  @Test
  void aSmallXIsAsGood() {
    assertThat(Mod112.checks("11010519491231002x")).isTrue();
    assertThat(Isbn.checks10("080442957x")).isTrue();
  }

  @Test
  void whatIsNoNumber() {
    assertThat(Mod112.checks("X")).isFalse();
    assertThat(Luhn.checks("2A")).isFalse();
    assertThat(Luhn.checks("２２")).isFalse();
    assertThat(Ean.checks("978030640615Ｘ")).isFalse();
    assertThat(Mod43.checks("lib12345M")).isFalse();
    assertThatThrownBy(() -> Mod112.of("12A4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12A4");
    assertThatThrownBy(() -> Mod43.of("a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ean.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Isbn.of10("1")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0-306-40615-2, 9780306406157",
    "978-0-306-40615-7, 9780306406157",
    "7-02-000220-X, 9787020002207",
    "979-10-90636-07-1, 9791090636071"
  })
  void aBooksNumberHasThirteenDigits(String printed, String isbn) {
    assertThat(Isbn.thirteen(printed)).contains(isbn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4006381333931", "9780306406158", "0306406153", "030640615"})
  void whatIsNoBook(String text) {
    assertThat(Isbn.thirteen(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"21234000001230", "A21234000001230B", "d21234000001230"})
  void theLabelOfACard(String text) {
    assertThat(LibraryLabel.of(text)).contains(new LibraryLabel(Kind.PATRON, "1234", "00000123"));
    assertThat(LibraryLabel.of(text).orElseThrow().digits()).isEqualTo("21234000001230");
    assertThat(LibraryLabel.of(text).orElseThrow().toString()).doesNotContain("00000123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"21234000001231", "11234000001232", "2123400000123", "E21234000001230", "２"})
  void whatIsNoLabel(String text) {
    assertThat(LibraryLabel.of(text)).isEmpty();
  }

  @Provide
  Arbitrary<Check> checks() {
    return Arbitraries.of(MOD_11_2, LUHN, EAN, ISBN_10, MOD_43);
  }

  /** Every one of them is made for this. */
  @Property(tries = 500)
  void oneWrongCharacterIsFound(
      @ForAll("checks") Check check,
      @ForAll long seed,
      @ForAll @IntRange(max = 16) int anywhere,
      @ForAll @IntRange(min = 1, max = 42) int more) {
    String text = text(check, seed);
    String whole = check.whole(text);
    int place = anywhere % text.length();
    int shift = 1 + (more - 1) % (check.characters().length() - 1);
    int now = check.characters().indexOf(whole.charAt(place));
    char wrong = check.characters().charAt((now + shift) % check.characters().length());
    assertThat(check.checks()).accepts(whole);
    assertThat(check.checks()).rejects(replaced(whole, place, wrong));
  }

  /**
   * Of Luhn 09 and 90 excepted, of EAN those that differ by 5; a plain sum as mod 43 finds none.
   */
  @Property(tries = 500)
  void twoSwappedNeighboursAreFoundWhereTheStandardSaysSo(
      @ForAll("checks") Check check, @ForAll long seed, @ForAll @IntRange(max = 15) int anywhere) {
    String text = text(check, seed);
    String whole = check.whole(text);
    int place = anywhere % (text.length() - 1);
    char left = whole.charAt(place);
    char right = whole.charAt(place + 1);
    String swapped = replaced(replaced(whole, place, right), place + 1, left);
    int apart = Math.abs(left - right);
    boolean hidden =
        left == right
            || (check == LUHN && apart == 9)
            || (check == EAN && apart == 5)
            || check == MOD_43;
    assertThat(check.checks().test(swapped)).isEqualTo(hidden);
  }

  private static String text(Check check, long seed) {
    String characters = check.characters();
    StringBuilder text = new StringBuilder();
    new java.util.Random(seed)
        .ints(check.length(), 0, characters.length())
        .forEach(i -> text.append(characters.charAt(i)));
    return text.toString();
  }

  private static String replaced(String text, int place, char with) {
    return text.substring(0, place) + with + text.substring(place + 1);
  }
}
