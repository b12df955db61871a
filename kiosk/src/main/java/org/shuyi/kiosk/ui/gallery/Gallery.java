package org.shuyi.kiosk.ui.gallery;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.VanWindow;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.van.Van;

/** Writes examples as PNGs. */
public final class Gallery {
  private Gallery() {}

  /** Every example in every language and for every need. */
  public static Stream<Example> all() {
    return Stream.concat(Stream.of(Profile.STANDARD), Stream.of(Need.values()).map(Gallery::only))
        .flatMap(Gallery::all);
  }

  /** Every example in every language, for one profile. */
  public static Stream<Example> all(Profile profile) {
    return Texts.languages().stream()
        .flatMap(
            language ->
                Examples.in(language).stream()
                    .map(example -> example.in(Manner.USUAL.in(language).with(profile))));
  }

  private static Profile only(Need need) {
    return new Profile(Set.of(need));
  }

  /**
   * Opens a window, draws each example on it, and closes it.
   *
   * @param folder made if it is not there; pictures of the same name are replaced
   * @return the pictures, as {@code welcome-zh-large-type.png}
   */
  public static List<Path> write(
      KioskWindow.Options options, Stream<Example> examples, Path folder) {
    try (KioskWindow window = KioskWindow.open(options, ignored -> {})) {
      return examples.map(example -> write(window, example, folder)).toList();
    }
  }

  private static Path write(KioskWindow window, Example example, Path folder) {
    Path picture = folder.resolve(example.file() + ".png");
    window.show(example.kiosk());
    window.snapshot(picture);
    return picture;
  }

  /** Every example of a van's desk, in every language. */
  public static Stream<VanExample> van() {
    return Texts.languages().stream().flatMap(language -> VanExamples.in(language).stream());
  }

  /** The same of a van's desk. */
  public static List<Path> writeVan(ZoneId zone, Stream<VanExample> examples, Path folder) {
    Van first = Van.starting(Map.of());
    try (VanWindow window = VanWindow.open("", zone, false, first, ignored -> {})) {
      return examples.map(example -> write(window, example, folder)).toList();
    }
  }

  private static Path write(VanWindow window, VanExample example, Path folder) {
    Path picture = folder.resolve(example.file() + ".png");
    window.show(example.van());
    window.snapshot(picture);
    return picture;
  }
}
