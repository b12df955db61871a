package org.shuyi.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.ui.gallery.VanExample;
import org.shuyi.kiosk.ui.gallery.VanExamples;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.van.Van;

/** Every screen of a van's staff in every language, measured as the patron's are. */
class VanScreensTest {
  private static VanWindow window;

  @BeforeAll
  static void open() {
    window =
        VanWindow.open(
            "流动图书车", ZoneId.of("Asia/Shanghai"), false, Van.starting(Map.of()), event -> {});
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
    assertThat(VanExamples.in(language).stream().flatMap(VanScreensTest::faults)).isEmpty();
  }

  private static Stream<String> faults(VanExample example) {
    window.show(example.van());
    if (Boolean.getBoolean("pictures")) {
      window.snapshot(Path.of("target", "van", example.file() + ".png"));
    }
    List<String> found =
        FxThread.call(() -> Scenes.faults(window.page(), Profile.STANDARD, Mounting.USUAL));
    return found.stream().map(fault -> example.file() + ": " + fault);
  }
}
