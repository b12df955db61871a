package org.shuyi.kiosk.app;

import java.io.IOException;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.shuyi.kiosk.config.CatalogueConfig;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.IlsConfig;
import org.shuyi.sync.catalogue.CsvCatalogue;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.koha.KohaCatalogue;
import org.shuyi.sync.reference.Reference;

/** From the centre's file to its items and patrons. */
final class Catalogues {
  private Catalogues() {}

  /**
   * Reads nothing yet.
   *
   * @param opened closes what has to be closed
   * @throws IOException if a file that the configuration names can't be used
   */
  static Catalogue of(CentreConfig config, InstantSource clock, Closing opened) throws IOException {
    Reference.LoanRules rules =
        new Reference.LoanRules(config.rules().loanDays(), config.rules().offlineLoanLimit(), 0);
    return switch (config.catalogue()) {
      case CatalogueConfig.Csv(var folder, var charset) -> new CsvCatalogue(folder, charset, rules);
      case CatalogueConfig.KohaRest() -> opened.keep(koha(config, clock, rules));
      case CatalogueConfig.None() -> new RulesOnly(rules);
    };
  }

  private static KohaCatalogue koha(
      CentreConfig config, InstantSource clock, Reference.LoanRules rules) throws IOException {
    if (config.ils().adapter() instanceof IlsConfig.KohaRest koha) {
      return new KohaCatalogue(
          LibrarySystems.settings(koha, config.zone()), Secrets.text(koha.secret()), clock, rules);
    }
    throw new IllegalStateException("checked when the file was read");
  }

  /** SIP2 can't list items or patrons. */
  private record RulesOnly(Reference.LoanRules rules) implements Catalogue {
    @Override
    public Stream<Item> items() {
      return Stream.of();
    }

    @Override
    public Stream<Patron> patrons() {
      return Stream.of();
    }

    @Override
    public Stream<Hold> holds() {
      return Stream.of();
    }
  }
}
