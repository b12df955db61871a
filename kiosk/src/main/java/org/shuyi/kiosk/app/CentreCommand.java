package org.shuyi.kiosk.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.CentreConfig;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.ConsoleConfig;
import org.shuyi.kiosk.config.StoreConfig;
import org.shuyi.sync.centre.Bans;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreSettings;
import org.shuyi.sync.centre.Quota;
import org.shuyi.sync.centre.StickImport;
import org.shuyi.sync.centre.broker.DynamicSecurity;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.centre.console.Cases;
import org.shuyi.sync.centre.console.Console;
import org.shuyi.sync.centre.console.ConsoleSettings;
import org.shuyi.sync.centre.console.Fleet;
import org.shuyi.sync.centre.console.Place;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.reference.CentreKeys;
import org.shuyi.sync.reference.SigningKeys;
import org.shuyi.sync.sealed.Keys;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.wire.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "centre",
    mixinStandardHelpOptions = true,
    description = "Runs the centre: takes in what stations did and does it in the library system.",
    subcommands = {
      CentreCommand.Import.class,
      AccountCommand.class,
      CatalogueCommand.class,
      CertifyCommand.class,
      CheckIlsCommand.class,
      ReviewCommand.class,
      QuarantineCommand.class,
      BansCommand.class,
      ReportCommand.class
    })
final class CentreCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(CentreCommand.class);

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "F", description = "The centre's file (TOML).")
  private @Nullable Path config;

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "Use this broker, as tcp://host:1883, whatever the file says.")
  private @Nullable URI broker;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    if (config == null) {
      // Not picocli's "required": the sub-commands have their own.
      throw new ParameterException(
          Objects.requireNonNull(spec, "picocli fills it in").commandLine(),
          "Missing required option: '--config=F'");
    }
    CentreConfig centre = Configurations.centre(config);
    URI outside = broker != null ? broker : centre.broker().orElse(null);
    if (outside != null) {
      run(centre, outside, centre.dynamicSecurity() ? DynamicSecurity::new : own -> Bans.NONE);
    } else {
      try (EmbeddedBroker inside =
          EmbeddedBroker.start(centre.brokerPort(), centre.data().resolve("broker"))) {
        run(centre, inside.uri(), own -> inside.bans());
      }
    }
    return Main.WELL;
  }

  private void run(CentreConfig config, URI uri, Bans.Maker bans)
      throws IOException, InterruptedException {
    Files.createDirectories(config.data());
    InstantSource clock = InstantSource.system();
    CentreSettings settings =
        new CentreSettings(
            new Topics(config.library()),
            uri,
            database(config),
            new CentreKeys(
                Secrets.key(config.referenceKey()),
                Secrets.pem(config.signingKey(), SigningKeys::signing)),
            config.data().resolve("reference"),
            config.zone(),
            CentreSettings.Pace.usual().settling(Duration.ofHours(config.settleHours())),
            quota(config),
            people(config.people()));
    try (Closing opened = new Closing()) {
      LibrarySystem system =
          opened.keep(LibrarySystems.forCentre(config.ils(), config.zone(), clock));
      // A centre's clock is a server's: it is relied on.
      MqttConnector connector =
          Wiring.connector(config.tls(), () -> new KnownTime.Exact(clock.instant()));
      Catalogue catalogue = Catalogues.of(config, clock, opened);
      Centre running =
          opened.keep(Centre.start(settings, system, catalogue, connector, bans, clock));
      openDoor(config, running, opened);
      openConsole(config, running, clock, opened);
      Output.line(spec, "centre of " + config.library() + " on " + uri + "; stop with Ctrl-C");
      new CountDownLatch(1).await();
    }
  }

  /** Without it staff have to stop the centre, which is no reason not to run. */
  private static void openDoor(CentreConfig config, Centre running, Closing opened) {
    try {
      opened.keep(DeskDoor.open(config.data(), running.desks(), config.zone()));
    } catch (IOException e) {
      LOG.warn(
          "'centre review' and 'centre quarantine' need this centre stopped: {}", e.toString());
    }
  }

  private void openConsole(CentreConfig config, Centre running, InstantSource clock, Closing opened)
      throws IOException {
    if (config.console().isPresent()) {
      Console console =
          opened.keep(
              Console.start(
                  console(config), Fleet.of(running), Cases.of(running.desks().review()), clock));
      Output.line(spec, "console at " + console.uri());
    }
  }

  private static ConsoleSettings console(CentreConfig config) throws IOException {
    ConsoleConfig console = config.console().orElseThrow();
    Optional<Path> token = console.metricsToken();
    return new ConsoleSettings(
        config.library(),
        config.zone(),
        console.address(),
        console.port(),
        console.https(),
        console.accounts(),
        token.isEmpty() ? Optional.empty() : Optional.of(Secrets.text(token.get())),
        places(console.sites()));
  }

  private static Map<StationId, Place> places(Map<StationId, ConsoleConfig.Site> sites) {
    Map<StationId, Place> places = new HashMap<>();
    sites.forEach(
        (station, site) ->
            places.put(
                station,
                new Place(
                    site.name(),
                    site.position().map(at -> new Place.Position(at.latitude(), at.longitude())))));
    return places;
  }

  private static CentreSettings.People people(CentreConfig.People people) throws IOException {
    List<PrivateKey> keys = new ArrayList<>();
    for (Path file : people.keys()) {
      keys.add(Secrets.pem(file, Keys::privateKey));
    }
    return new CentreSettings.People(PersonKeys.of(keys), Duration.ofDays(people.keepDays()));
  }

  private static Quota quota(CentreConfig config) {
    return Quota.usual()
        .perDay(config.quota().actsPerDay(), config.quota().megabytesPerDay() * 1024L * 1024);
  }

  static StoreAddress database(CentreConfig config) throws IOException {
    if (config.store().isEmpty()) {
      return new StoreAddress.Sqlite(config.data().resolve("centre.db"));
    }
    StoreConfig store = config.store().get();
    try {
      return new StoreAddress.Postgres(
          store.url(),
          store.user(),
          Secrets.text(store.password(), StoreConfig.PASSWORD_VARIABLE),
          Duration.ofSeconds(store.leaseSeconds()));
    } catch (IllegalArgumentException e) {
      throw new IOException("[store]: " + e.getMessage(), e);
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Takes in acts that were brought on a stick, made by 'shuyi journal export'.",
        "What the centre has already is not taken twice. On its own file the centre must not be",
        "running; it does them when it is started again. Exit code 1 if it refused any."
      })
  static final class Import implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--config",
        required = true,
        paramLabel = "F",
        description = "The centre's file (TOML).")
    private Path config = Path.of("");

    @Parameters(paramLabel = "FILE", description = "The file from the station.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws ConfigException, IOException {
      CentreConfig centre = Configurations.centre(config);
      Files.createDirectories(centre.data());
      StickImport.Report report =
          StickImport.run(database(centre), file, quota(centre), InstantSource.system());
      Output.line(
          spec,
          "%s, epoch %s, acts %d to %d: %d new, %d known, %d refused"
              .formatted(
                  report.export().station(),
                  report.export().epoch(),
                  report.export().first(),
                  report.export().last(),
                  report.fresh(),
                  report.known(),
                  report.refused()));
      if (report.reason() != null) {
        Output.line(spec, "refused: " + report.reason());
      }
      return report.refused() == 0 ? Main.WELL : Main.NOT_WELL;
    }
  }
}
