package org.shuyi.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.ui.gallery.Example;
import org.shuyi.kiosk.ui.gallery.Examples;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * Every screen in every language, and for every need with every other, measured on the rendered
 * scene. Needs are taken in pairs (a covering array): all 512 ways of every screen would take an
 * hour and find the same faults.
 */
class ScreensTest {
  private static final Mounting MOUNTING = Mounting.USUAL;

  /** Any two of the nine stand together, alone and not at all in some row. */
  private static final List<Profile> PAIRS =
      Stream.of(
              "110110110",
              "101101101",
              "011011011",
              "111000111",
              "000111000",
              "100010101",
              "010101010",
              "001110001",
              "111111111",
              "010010101")
          .map(ScreensTest::profile)
          .toList();

  /** These change nothing that stands on a screen. */
  private static final Set<Need> UNSEEN = Set.of(Need.VOICE, Need.KEYS_ONLY, Need.MORE_TIME);

  private static KioskWindow window;

  private static Profile profile(String row) {
    return new Profile(
        Arrays.stream(Need.values())
            .filter(need -> row.charAt(need.ordinal()) == '1')
            .filter(need -> need != Need.CHILDREN || row.charAt(Need.ELDER.ordinal()) == '0')
            .collect(Collectors.toSet()));
  }

  @BeforeAll
  static void open() {
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(
                    Map.of(Language.CHINESE, "南开区图书馆", Language.ENGLISH, "Nankai District Library"),
                    "0571-0000 1234",
                    Map.of("市图书馆总馆", "9:00–21:00", "城东分馆", "10:00–18:00"),
                    Map.of("红楼梦（有声书）", "https://example.org/a", "讲座通知", "https://example.org/b")),
                ZoneId.of("Asia/Shanghai"),
                false),
            ignored -> {});
  }

  @AfterAll
  static void close() {
    window.close();
  }

  static Stream<Language> languages() {
    return Texts.languages().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyScreenStandsInEveryLanguage(Language language) {
    assertThat(faults(Examples.in(language).stream())).isEmpty();
  }

  static Stream<Arguments> needs() {
    List<Language> languages = Texts.languages();
    return Stream.of(Need.values())
        .filter(need -> !UNSEEN.contains(need))
        .map(need -> Arguments.of(need, languages.get(need.ordinal() % languages.size())));
  }

  @ParameterizedTest
  @MethodSource("needs")
  void everyScreenStandsForEveryNeed(Need need, Language language) {
    assertThat(faults(in(Manner.USUAL.in(language).with(new Profile(Set.of(need)))))).isEmpty();
  }

  /** Each screen with three of the rows, each language in turn. */
  @Test
  void needsStandTogether() {
    List<Language> languages = Texts.languages();
    List<Example> all = Examples.in(Language.CHINESE);
    List<Example> sample = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int k = 0; k < 3; k++) {
        Profile profile = PAIRS.get((i + 3 * k) % PAIRS.size());
        Language language = languages.get((i + k) % languages.size());
        sample.add(all.get(i).in(Manner.USUAL.in(language).with(profile)));
      }
    }
    assertThat(faults(sample.stream())).isEmpty();
  }

  @Test
  void thePairsAreAllThere() {
    for (Need one : Need.values()) {
      for (Need other : Need.values()) {
        boolean apart =
            one != other && EnumSet.of(one, other).equals(EnumSet.of(Need.ELDER, Need.CHILDREN));
        assertThat(
                PAIRS.stream()
                    .anyMatch(p -> p.chosen().contains(one) && p.chosen().contains(other)))
            .as("%s with %s", one, other)
            .isEqualTo(!apart);
      }
    }
  }

  /** A check that finds nothing wrong with a wrong page checks nothing. */
  static Stream<Arguments> wrong() {
    return Stream.of(
        twin(
            "cut",
            page -> label(page, "lead").setStyle("-fx-wrap-text: false; -fx-max-width: 120")),
        twin("outside", page -> page.lookup(".header").setTranslateX(700)),
        twin(
            "spills",
            page -> page.lookup(".notices").setStyle("-fx-padding: 0 0 0 0; -fx-min-width: 1400")),
        twin(
            "too small",
            page -> page.lookup("#help").setStyle("-fx-min-height: 40; -fx-max-height: 40")),
        twin("out of reach", page -> page.lookup("#borrow").setTranslateY(-1200)),
        twin("contrast", page -> label(page, "lead").setStyle("-fx-text-fill: #B9B4A8")),
        twin("no glyph", page -> label(page, "lead").setText("kiosk \uA000")),
        twin("overlap", page -> page.lookup(".lead").setTranslateY(-60)),
        twin("no name", page -> page.lookup("#borrow").setAccessibleText(" ")),
        twin("rests", page -> page.lookup("#borrow").setDisable(true)));
  }

  private static Arguments twin(String fault, Consumer<Region> breaks) {
    return Arguments.of(fault, breaks);
  }

  private static Label label(Region page, String style) {
    return (Label) page.lookup("." + style);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aBrokenTwinIsFoundOut(String fault, Consumer<Region> breaks) {
    Manner low = Manner.USUAL.with(new Profile(Set.of(Need.LOW_REACH)));
    try (KioskWindow other =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(Map.of(Language.CHINESE, "南开区图书馆"), ""),
                ZoneId.of("Asia/Shanghai"),
                false),
            ignored -> {})) {
      Example welcome = Examples.in(Language.CHINESE).getFirst().in(low);
      other.show(welcome.kiosk());
      List<String> sound = faults(other, low.profile());
      FxThread.run(() -> breaks.accept(other.page()));
      List<String> broken = faults(other, low.profile());

      assertThat(sound).isEmpty();
      assertThat(broken).anyMatch(found -> found.contains(fault));
    }
  }

  private static Stream<Example> in(Manner manner) {
    return Examples.in(manner.language()).stream().map(example -> example.in(manner));
  }

  private static List<String> faults(Stream<Example> examples) {
    return examples
        .flatMap(
            example -> {
              window.show(example.kiosk());
              return faults(window, example.kiosk().manner().profile()).stream()
                  .map(fault -> example.file() + ": " + fault);
            })
        .toList();
  }

  private static List<String> faults(KioskWindow on, Profile profile) {
    return FxThread.call(() -> Scenes.faults(on.page(), profile, MOUNTING));
  }
}
