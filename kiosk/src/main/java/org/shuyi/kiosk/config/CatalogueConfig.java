package org.shuyi.kiosk.config;

import java.nio.charset.Charset;
import java.nio.file.Path;

/** From where the centre knows all items and patrons, as its administrator wrote it. */
public sealed interface CatalogueConfig {
  /**
   * Files that the library system exports.
   *
   * @param folder with items.csv, patrons.csv and holds.csv
   * @param charset of files without a byte order mark
   */
  record Csv(Path folder, Charset charset) implements CatalogueConfig {}

  /** The Koha that is the library system. */
  record KohaRest() implements CatalogueConfig {}

  /** None: stations get the rules, and lend only while they are online. */
  record None() implements CatalogueConfig {}
}
