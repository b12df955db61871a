package org.shuyi.hardware.rfid.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors: the examples that GB/T 35660.2-2017 prints, as cited in the tests of dp2. */
class CompactionTest {
  @ParameterizedTest
  @CsvSource({
    "INTEGER,   123456789012, 1CBE991A14",
    "INTEGER,   1203,         04B3",
    "NUMERIC,   010,          010F",
    "FIVE_BIT,  ABC,          0886",
    "SIX_BIT,   QA268.L55,    441CB6E2E335D6",
    "SIX_BIT,   ABC123456,    0420F1CB3D35DA",
    "SEVEN_BIT, 12345678,     62C99B46AD9BB8",
  })
  void theStandardsExamples(Compaction compaction, String text, String hex) throws Exception {
    assertThat(hex(compaction.encode(text))).isEqualTo(hex);
    assertThat(compaction.decode(bytes(hex))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "123456789012, INTEGER",
    "1203, INTEGER",
    "010, NUMERIC",
    "12345678901234567890, NUMERIC",
    "ABC, FIVE_BIT",
    "ABC123456, SIX_BIT",
    "'AB 1', SIX_BIT",
    "'ABC ', OCTETS",
    "abcdefgh, SEVEN_BIT",
    "abc, OCTETS",
    "7, OCTETS",
    "五年高考, UTF_8",
  })
  void theFirstSchemeThatFitsIsTaken(String text, Compaction expected) {
    assertThat(Compaction.bestFor(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER,   001CBE991A14", // not minimal
    "INTEGER,   07", // one digit
    "INTEGER,   FFFFFFFFFFFFFFFFFF", // 22 digits
    "NUMERIC,   01AF", // A is no digit
    "NUMERIC,   FF", // padding only
    "FIVE_BIT,  0006", // a code that stands for no letter
    "SIX_BIT,   0420", // too short
    "UTF_8,     FF41", // not UTF-8
    "APPLICATION, 41",
  })
  void malformedTwins(Compaction compaction, String hex) {
    assertThatThrownBy(() -> compaction.decode(bytes(hex)))
        .isInstanceOf(MalformedTagException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DE-Heu1,        21408E16BF1F",
    "US-InU-Mu,      ACC09EBAA06F6B",
    "CN-120104-C-YBL, 1B81E120104AD1D6644C",
  })
  void institutions(String isil, String hex) throws Exception {
    assertThat(hex(Isil.encode(isil))).isEqualTo(hex);
    assertThat(Isil.decode(bytes(hex))).isEqualTo(isil);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FFC0", "21408E16BFE0", "FFF0"})
  void malformedInstitutions(String hex) {
    assertThatThrownBy(() -> Isil.decode(bytes(hex))).isInstanceOf(MalformedTagException.class);
  }

  @Property(tries = 2000)
  void anyTextComesBack(@ForAll("texts") String text) throws MalformedTagException {
    Compaction compaction = Compaction.bestFor(text);
    assertThat(compaction.decode(compaction.encode(text))).isEqualTo(text);
  }

  @Property(tries = 2000)
  void anyInstitutionComesBack(@ForAll("isils") String isil) throws MalformedTagException {
    assertThat(Isil.fits(isil)).isTrue();
    assertThat(Isil.decode(Isil.encode(isil))).isEqualTo(isil);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(24),
        Arbitraries.strings().withCharRange('A', '_').ofMinLength(1).ofMaxLength(20),
        Arbitraries.strings().withCharRange(' ', '_').ofMinLength(1).ofMaxLength(20),
        Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(20),
        Arbitraries.strings().withCharRange('一', '龥').ofMinLength(1).ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> isils() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withCharRange('a', 'z')
        .withCharRange('0', '9')
        .withChars('-', ':', '/')
        .ofMinLength(1)
        .ofMaxLength(16);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
