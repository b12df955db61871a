package org.shuyi.kiosk.ui;

import java.util.Map;
import org.shuyi.kiosk.flow.Kiosk.Language;

/**
 * What stands over the door.
 *
 * @param library the library's name in each language; a language that is missing shows the Chinese
 *     name
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
    return library.getOrDefault(language, library.getOrDefault(Language.CHINESE, ""));
  }
}
