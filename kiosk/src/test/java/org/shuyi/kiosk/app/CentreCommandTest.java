package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.kiosk.config.StoreConfig;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Counts;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.SigningKeys;
import org.shuyi.sync.reference.StationKeys;

/** {@code shuyi centre} as it is started at a library, in processes that can be killed. */
final class CentreCommandTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final byte[] KEY = "sixteen bytes !!".getBytes(StandardCharsets.US_ASCII);
  private static final PrivateKey SIGNING = SigningKeys.generate();
  private static final int LENT = 20;

  /** With the shortest lease that fits a library system which answers within a second. */
  private static final String CENTRE =
      """
      [centre]
      library = "demo"
      reference-key = "reference.key"
      signing-key = "centre.key"
      data = "data"
      [store]
      url = "%s"
      user = "%s"
      lease-seconds = 10
      %s
      [broker]
      uri = "%s"
      [ils]
      host = "127.0.0.1"
      port = %d
      user = "shuyi"
      password = "ils.password"
      connect-seconds = 1
      answer-seconds = 1
      """;

  private final LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
  private final List<String> books =
      DemoLibrary.load().books().stream()
          .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
          .limit(LENT)
          .map(DemoBook::barcode)
          .toList();
  private final List<String> cards =
      DemoLibrary.load().patrons().stream()
          .filter(patron -> !patron.blocked() && patron.expires().isAfter(today))
          .filter(patron -> patron.loanLimit() >= LENT / 10)
          .limit(10)
          .map(DemoPatron::card)
          .toList();
  private final List<Process> centres = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void endAll() {
    centres.forEach(Process::destroyForcibly);
    centres.forEach(centre -> centre.onExit().join());
  }

  /** One has the password from a file, the other from its environment. */
  @Test
  void twoOnOnePostgresOfWhichOneIsKilled() throws Exception {
    try (HeldPostgres postgres = HeldPostgres.start(folder.resolve("postgres.log"));
        EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
        DemoIls ils = DemoIls.start(0, CLOCK, null, Personality.STRICT)) {
      Files.writeString(folder.resolve("reference.key"), HexFormat.of().formatHex(KEY));
      Files.writeString(folder.resolve("centre.key"), SigningKeys.pem(SIGNING));
      Files.writeString(folder.resolve("ils.password"), DemoIls.PASSWORD);
      Files.writeString(folder.resolve("store.password"), postgres.address().password());
      start("one", postgres.address(), "password = \"../store.password\"", broker, ils);
      start("two", postgres.address(), "", broker, ils);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(logs().split("stop with Ctrl-C", -1)).as(this::logs).hasSize(3));
      try (StationAgent station = station(broker.uri())) {
        lendAndTakeBack(station);
        station.start();
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> assertThat(ils.history()).as(this::logs).hasSizeGreaterThanOrEqualTo(5));
        centres.getFirst().destroyForcibly();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> station.status().counts(),
                new JournalCounts(2 * LENT, 2 * LENT, 2 * LENT, 0, 0)::equals);
      }
      assertThat(doneTo(ils)).containsOnlyKeys(books);
      assertThat(doneTo(ils).values())
          .containsOnly(List.of(DemoEvent.Kind.LENT, DemoEvent.Kind.RETURNED));
      try (CentreStore store = CentreStore.open(postgres.address())) {
        assertThat(store.counts()).isEqualTo(new Counts(2 * LENT, 2 * LENT, 0, 0, 0, 0));
      }
      assertThat(logs())
          .contains("as " + postgres.address().user())
          .doesNotContain(postgres.address().password(), DemoIls.PASSWORD);
    }
  }

  private void start(
      String name, StoreAddress.Postgres store, String password, EmbeddedBroker broker, DemoIls ils)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    for (String file : List.of("reference.key", "centre.key", "ils.password")) {
      Files.copy(folder.resolve(file), own.resolve(file));
    }
    Path config =
        Files.writeString(
            own.resolve("centre.toml"),
            CENTRE.formatted(store.url(), store.user(), password, broker.uri(), ils.port()));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "centre",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("log").toFile());
    if (password.isEmpty()) {
      builder.environment().put(StoreConfig.PASSWORD_VARIABLE, store.password());
    }
    centres.add(builder.start());
  }

  private StationAgent station(URI broker) throws Exception {
    return StationAgent.open(
        new StationSettings(
            "demo",
            new StationId("kiosk-1"),
            broker,
            new StationKeys(KEY, SigningKeys.publicHalf(SIGNING)),
            folder.resolve("station"),
            Duration.ofDays(90),
            "test",
            SyncSettings.brisk()),
        CLOCK,
        System::nanoTime,
        new SecureRandom(),
        new PahoConnector());
  }

  private void lendAndTakeBack(StationAgent station) throws Exception {
    for (int i = 0; i < LENT; i++) {
      station.record(
          new Act.Loan(
              new ItemId(books.get(i)),
              new PatronId(cards.get(i % cards.size())),
              today.plusDays(30),
              Act.DecidedBy.STATION));
    }
    for (String book : books) {
      station.record(new Act.Return(new ItemId(book)));
    }
  }

  private static Map<String, List<DemoEvent.Kind>> doneTo(DemoIls ils) {
    return ils.history().stream()
        .collect(
            Collectors.groupingBy(
                DemoEvent::barcode, Collectors.mapping(DemoEvent::kind, Collectors.toList())));
  }

  private String logs() {
    try {
      return Files.readString(folder.resolve("one/log"))
          + Files.readString(folder.resolve("two/log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
