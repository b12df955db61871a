package org.shuyi.kiosk.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.kiosk.flow.Kiosk.Language;

class TextsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
  private static final List<String> FONTS =
      List.of(
          "/org/shuyi/hardware/printer/font/noto-sans-sc-regular.ttf",
          "/org/shuyi/kiosk/ui/font/noto-sans-sc-bold.ttf");

  static List<Language> languages() {
    return Texts.languages();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyTextIsThereAndNoneIsTooMany(Language language) throws IOException {
    Set<String> keys =
        Arrays.stream(Key.values())
            .map(Key::property)
            .collect(Collectors.toCollection(TreeSet::new));
    bundle(Language.CHINESE).stringPropertyNames().stream()
        .filter(key -> key.startsWith("receipt."))
        .forEach(keys::add);

    assertThat(bundle(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void everyTextIsUsedSomewhere() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/shuyi/kiosk"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("Key.java"))
              .map(TextsTest::read)
              .collect(Collectors.joining());
    }
    Set<String> used =
        Pattern.compile("\\bKey\\.([A-Z_]+)\\b")
            .matcher(sources)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(used)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Key.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void takesTheSameArgumentsAsTheChineseText(Language language) throws IOException {
    Properties chinese = bundle(Language.CHINESE);
    Properties other = bundle(language);
    for (Key key : Key.values()) {
      // A language may leave out a number that it does not need, as in "book"; none may ask for
      // more.
      assertThat(arguments(chinese.getProperty(key.property())))
          .as(key.property())
          .containsAll(
              key == Key.PAD_UNIT ? Set.of() : arguments(other.getProperty(key.property())));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noApostropheIsLostInFormatting(Language language) throws IOException {
    Properties bundle = bundle(language);
    for (String key : bundle.stringPropertyNames()) {
      assertThat(bundle.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
      assertThat(new MessageFormat(bundle.getProperty(key)).format(new Object[] {1, 2}))
          .as(key)
          .isNotBlank()
          .doesNotContain("{");
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void bothFontsHaveEveryCharacter(Language language) throws Exception {
    String all =
        bundle(language).values().stream().map(Object::toString).collect(Collectors.joining());
    for (String resource : FONTS) {
      try (InputStream bytes = open(resource)) {
        Font font = Font.createFont(Font.TRUETYPE_FONT, bytes);
        List<String> missing =
            all.codePoints()
                .filter(point -> !font.canDisplay(point))
                .mapToObj(Character::toString)
                .distinct()
                .toList();
        assertThat(missing).as(resource).isEmpty();
      }
    }
  }

  @Test
  void writesDatesAsTheLanguageDoes() {
    LocalDate date = LocalDate.of(2026, 12, 21);

    assertThat(say(Language.CHINESE, Key.STATE_DUE, date)).isEqualTo("2026年12月21日前归还");
    assertThat(say(Language.ENGLISH, Key.STATE_DUE, date)).isEqualTo("Due 21 December 2026");
  }

  @Test
  void writesTimesInTheZoneOfTheKiosk() {
    Instant instant = Instant.parse("2026-11-21T00:30:00Z");

    assertThat(say(Language.CHINESE, Key.NOTICE_OFFLINE_AGE, instant)).contains("11月21日 08:30");
    assertThat(say(Language.ENGLISH, Key.NOTICE_OFFLINE_AGE, instant))
        .contains("21 November, 08:30");
  }

  @Test
  void countsAsTheLanguageDoes() {
    assertThat(say(Language.ENGLISH, Key.FINISHED_BORROW, 1L)).isEqualTo("1 book lent to you");
    assertThat(say(Language.ENGLISH, Key.FINISHED_BORROW, 3L)).isEqualTo("3 books lent to you");
    assertThat(say(Language.ENGLISH, Key.PAD_UNIT, 0)).isEqualTo("books");
    assertThat(say(Language.CHINESE, Key.FINISHED_BORROW, 3L)).isEqualTo("借好了 3 本");
  }

  private static String say(Language language, Key key, Object... arguments) {
    return Texts.load(language, ZONE).say(key, arguments);
  }

  private static Set<String> arguments(String pattern) {
    return ARGUMENT
        .matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Properties bundle(Language language) throws IOException {
    Properties properties = new Properties();
    try (InputStream bytes = open("/org/shuyi/kiosk/ui/texts_" + language.tag() + ".properties")) {
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(TextsTest.class.getResourceAsStream(resource), resource);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
