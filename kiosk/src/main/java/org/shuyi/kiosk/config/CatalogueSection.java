package org.shuyi.kiosk.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code [catalogue]}. */
final class CatalogueSection {
  private static final String CSV = "csv";
  private static final String KOHA_REST = "koha-rest";

  private CatalogueSection() {}

  /**
   * What is wrong, the section has noted.
   *
   * @param ils null if that is wrong already
   */
  static CatalogueConfig read(Section section, Path folder, @Nullable IlsConfig ils) {
    return switch (section.text("source")) {
      case CSV ->
          new CatalogueConfig.Csv(
              folder.resolve(section.text("folder")),
              section.parsed("charset", Charset::forName, StandardCharsets.UTF_8));
      case KOHA_REST -> kohaRest(section, ils);
      default -> {
        section.problem("source", "known sources: " + CSV + ", " + KOHA_REST);
        yield new CatalogueConfig.None();
      }
    };
  }

  private static CatalogueConfig kohaRest(Section section, @Nullable IlsConfig ils) {
    if (ils != null && !(ils.adapter() instanceof IlsConfig.KohaRest)) {
      section.problem("source", "koha-rest needs [ils] with adapter = \"koha-rest\"");
    }
    return new CatalogueConfig.KohaRest();
  }
}
