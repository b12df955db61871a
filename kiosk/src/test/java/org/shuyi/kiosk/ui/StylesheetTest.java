package org.shuyi.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours can be told apart, by the formula of WCAG 2.2. */
class StylesheetTest {
  private static final Pattern TOKEN = Pattern.compile("(-[a-z-]+): (#[0-9A-F]{6});");
  private static final Pattern STEP = Pattern.compile("-fx-font-size: ([0-9.]+)em");
  private static final Pattern SIZE = Pattern.compile("-fx-font-size: (\\d+)px");

  private static String stylesheet = "";
  private static Map<String, String> tokens = Map.of();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(
            StylesheetTest.class.getResourceAsStream("/org/shuyi/kiosk/ui/shuyi.css"))) {
      stylesheet = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
    tokens =
        TOKEN
            .matcher(stylesheet.substring(0, stylesheet.indexOf('}')))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "-ink, -paper",
    "-ink, -sheet",
    "-ink-soft, -paper",
    "-ink-soft, -sheet",
    "-on-night, -night",
    "-on-night, -night-pressed",
    "-on-night-soft, -night",
    "-on-seal, -seal",
    "-calm, -paper",
    "-ink, -calm-wash",
    "-pine, -sheet",
    "-on-night, -pine",
    "-ochre, -ochre-wash",
    "-ink, -ochre-wash",
    "-on-night, -ochre",
    "-rust, -rust-wash",
    "-ink, -rust-wash",
    "-ink, -line",
    "-night, -sheet"
  })
  void textCanBeRead(String text, String ground) {
    assertThat(contrast(text, ground)).as("%s on %s", text, ground).isGreaterThanOrEqualTo(4.5);
  }

  /** 1.4.11: what is needed to recognise a control, 3 to 1. */
  @ParameterizedTest
  @CsvSource({"-edge, -paper", "-edge, -sheet", "-night, -paper", "-seal, -paper", "-seal, -sheet"})
  void controlsCanBeSeen(String line, String ground) {
    assertThat(contrast(line, ground)).as("%s on %s", line, ground).isGreaterThanOrEqualTo(3);
  }

  /**
   * Each step of the scale stands in the stylesheet once; what is measured in pixels never grows.
   */
  @Test
  void everySizeIsAStepOfTheScale() {
    assertThat(STEP.matcher(glass()).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrder("1", "0.889", "1.167", "1.444", "1.778", "2.111", "3.778");
    assertThat(SIZE.matcher(glass()).results().map(found -> found.group(1)))
        .as("the page, the page in large type, the seal, a picture of a book")
        .containsExactly("36", "46", "40", "26");
  }

  @Test
  void everyColourIsAToken() {
    String rules = glass().replaceAll("(?s)\\.(root|high-contrast) \\{.*?\\n}", "");

    assertThat(rules).doesNotContainPattern("#[0-9A-Fa-f]{3}|rgba?\\(|: (black|white)");
  }

  @Test
  void everyLengthStandsOnTheGrid() {
    Pattern lengths =
        Pattern.compile(
            "-fx-(spacing|padding|hgap|vgap|graphic-text-gap|background-radius|border-radius):"
                + " ([0-9. ]+);");

    assertThat(
            lengths
                .matcher(glass())
                .results()
                .flatMap(found -> Stream.of(found.group(2).split(" ")))
                .map(Integer::valueOf))
        .allMatch(length -> length % 4 == 0 || length == 2);
  }

  @Test
  void noScreenHasALookOfItsOwn() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/shuyi/kiosk"))) {
      assertThat(files.filter(file -> file.toString().matches(".*/(ui|screen)/.*\\.java")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .as(file.toString())
                      .doesNotContainPattern("setStyle\\(|Color\\.|setFont\\(|paint\\.Color"));
    }
  }

  private static String glass() {
    return stylesheet.substring(0, stylesheet.indexOf("/* ---- workbench"));
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String token) {
    String hex = Objects.requireNonNull(tokens.get(token), "no colour " + token);
    return 0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
  }

  private static double linear(String hex, int at) {
    double channel = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
