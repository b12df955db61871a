package org.shuyi.kiosk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.CatalogueConfig;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.sync.centre.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    description = {
      "Reads all items, patrons and holds as the centre does for its stations, and counts them.",
      "Changes nothing. Exit code 1 if they can't all be read, or if there is no catalogue."
    })
final class CatalogueCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The centre's file (TOML); its table [catalogue] says where they are.")
  private Path config = Path.of("");

  @Override
  public Integer call() throws ConfigException, IOException {
    CentreConfig centre = Configurations.centre(config);
    if (centre.catalogue() instanceof CatalogueConfig.None) {
      Output.line(
          spec, config + ": there is no table [catalogue]; stations lend only while online");
      return Main.NOT_WELL;
    }
    try (Closing opened = new Closing()) {
      count(Catalogues.of(centre, InstantSource.system(), opened));
      return Main.WELL;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause(), "it always has one");
    }
  }

  private void count(Catalogue catalogue) {
    Tally items = new Tally();
    try (Stream<Catalogue.Item> all = catalogue.items()) {
      all.forEach(each -> items.add(!each.item().flags().isEmpty()));
    }
    Output.line(spec, "%d items, %d of them not for loan".formatted(items.all, items.apart));
    Tally patrons = new Tally();
    try (Stream<Catalogue.Patron> all = catalogue.patrons()) {
      all.forEach(each -> patrons.add(each.patron().blocked()));
    }
    Output.line(spec, "%d patrons, %d of them blocked".formatted(patrons.all, patrons.apart));
    try (Stream<Catalogue.Hold> all = catalogue.holds()) {
      Output.line(spec, all.count() + " holds");
    }
  }

  private static final class Tally {
    private long all;
    private long apart;

    void add(boolean isApart) {
      all++;
      apart += isApart ? 1 : 0;
    }
  }
}
