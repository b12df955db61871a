package org.shuyi.kiosk.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreSettings;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "centre",
    mixinStandardHelpOptions = true,
    description = "Runs the centre: takes in what stations did and does it in the library system.")
final class CentreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The centre's file (TOML).")
  private @Nullable Path config;

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "Use this broker, as tcp://host:1883, whatever the file says.")
  private @Nullable URI broker;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    CentreConfig centre =
        Configurations.centre(Objects.requireNonNull(config, "picocli requires it"));
    URI outside = broker != null ? broker : centre.broker().orElse(null);
    if (outside != null) {
      run(centre, outside);
    } else {
      try (EmbeddedBroker inside =
          EmbeddedBroker.start(centre.brokerPort(), centre.data().resolve("broker"))) {
        run(centre, inside.uri());
      }
    }
    return Main.WELL;
  }

  private void run(CentreConfig config, URI uri) throws IOException, InterruptedException {
    Files.createDirectories(config.data());
    InstantSource clock = InstantSource.system();
    CentreConfig.Ils ils = config.ils();
    CentreSettings settings =
        new CentreSettings(
            new Topics(config.library()),
            uri,
            config.data().resolve("centre.db"),
            Secrets.key(config.referenceKey()),
            config.zone(),
            CentreSettings.Pace.usual());
    try (Closing opened = new Closing()) {
      Sip2LibrarySystem system =
          opened.keep(
              new Sip2LibrarySystem(
                  Sip2Settings.of(
                      ils.host(), ils.port(), ils.user(), ils.institution(), config.zone()),
                  Secrets.text(ils.password()),
                  clock));
      opened.keep(Centre.start(settings, system, new RulesOnly(config.rules()), clock));
      Output.line(spec, "centre of " + config.library() + " on " + uri + "; stop with Ctrl-C");
      new CountDownLatch(1).await();
    }
  }

  /**
   * SIP2 can't list items or patrons: without another source stations get the rules, and lend only
   * while online.
   */
  private record RulesOnly(CentreConfig.Rules own) implements Catalogue {
    @Override
    public Map<ItemId, Reference.Item> items() {
      return Map.of();
    }

    @Override
    public Map<PatronId, Reference.Patron> patrons() {
      return Map.of();
    }

    @Override
    public Reference.LoanRules rules() {
      return new Reference.LoanRules(own.loanDays(), own.offlineLoanLimit());
    }
  }
}
