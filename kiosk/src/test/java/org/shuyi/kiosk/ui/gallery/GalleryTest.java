package org.shuyi.kiosk.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;

class GalleryTest {
  private static final Sign SIGN =
      new Sign(
          Map.of(Language.CHINESE, "南开区图书馆", Language.ENGLISH, "Nankai District Library"),
          "022-1234 5678");

  @Test
  void showsEveryScreenInEveryLanguageForEveryNeed() {
    assertThat(Gallery.all().map(Example::file)).doesNotHaveDuplicates().hasSizeGreaterThan(1000);
  }

  @Test
  void writesExamples() {
    List<Path> pictures =
        Gallery.write(
            new KioskWindow.Options(SIGN, ZoneId.of("Asia/Shanghai"), false),
            Gallery.all(Profile.STANDARD)
                .filter(example -> example.kiosk().language().equals(Language.CHINESE)),
            Path.of("target", "gallery"));

    assertThat(pictures)
        .hasSizeGreaterThan(40)
        .allMatch(picture -> picture.toFile().length() > 20_000);
  }
}
