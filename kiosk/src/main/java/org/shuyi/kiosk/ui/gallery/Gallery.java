package org.shuyi.kiosk.ui.gallery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.text.Texts;

/** Writes every example in every language as a PNG. */
public final class Gallery {
  private Gallery() {}

  /**
   * Opens a window, draws each example on it, and closes it.
   *
   * @param folder made if it is not there; pictures of the same name are replaced
   * @return the pictures, as {@code welcome-zh.png}
   */
  public static List<Path> write(KioskWindow.Options options, Path folder) {
    List<Path> pictures = new ArrayList<>();
    try (KioskWindow window = KioskWindow.open(options, ignored -> {})) {
      for (Language language : Texts.languages()) {
        for (Example example : Examples.in(language)) {
          Path picture = folder.resolve(example.name() + "-" + language.tag() + ".png");
          window.show(example.kiosk());
          window.snapshot(picture);
          pictures.add(picture);
        }
      }
    }
    return pictures;
  }
}
