package org.shuyi.kiosk.ui;

import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param branches other places of the library and when they are open, in order
 * @param reading digital titles and notices, and the address of each, in order
 */
public record Sign(
    Map<Language, String> library,
    String helpPhone,
    Map<String, String> branches,
    Map<String, String> reading) {
  /** A library with no other place. */
  public Sign(Map<Language, String> library, String helpPhone) {
    this(library, helpPhone, Map.of());
  }

  /** A library without anything to be read on a telephone. */
  public Sign(Map<Language, String> library, String helpPhone, Map<String, String> branches) {
    this(library, helpPhone, branches, Map.of());
  }

  public Sign {
    library = Map.copyOf(library);
    branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
    reading = Collections.unmodifiableMap(new LinkedHashMap<>(reading));
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
