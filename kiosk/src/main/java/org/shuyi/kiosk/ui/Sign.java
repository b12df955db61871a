package org.shuyi.kiosk.ui;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Kiosk.Language;

/**
 * What stands over the door.
 *
 * @param library the library's name in each language; one that is missing shows the English name,
 *     or else the Chinese
 * @param helpPhone whom to call, as people write it; empty if nobody can be called
 */
public record Sign(Map<Language, String> library, String helpPhone) {
  public Sign {
    library = Map.copyOf(library);
    if (!library.containsKey(Language.CHINESE)) {
      throw new IllegalArgumentException("the library's Chinese name is missing");
    }
  }

  String library(Language language) {
    return Stream.of(language, Language.ENGLISH, Language.CHINESE)
        .map(library::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
