package org.shuyi.sync.bench;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreSettings;
import org.shuyi.sync.centre.TestCatalogue;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Counts;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Topics;

/**
 * A backlog of loans and returns that the centre applies over SIP2, probing before and looking
 * after each, against a bare client that says the very same lines on as many connections and writes
 * nothing down. With the connections and workers that a centre has unless told otherwise. Against a
 * server that answers at once nothing is left to do while it thinks: then the centre's own writing,
 * two flushes an act, is all that is seen. No library system is like that, so this has no goal.
 */
final class ApplyBenchmark implements Benchmark {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int CONNECTIONS = 2;
  private static final int BOOKS = 120;

  /** A real Koha's times: item 7 ms, patron 20 to 50, return 45, loan 90 to 170. */
  private static final Map<String, Duration> KOHA =
      Map.of(
          "17", Duration.ofMillis(7),
          "63", Duration.ofMillis(20),
          "09", Duration.ofMillis(45),
          "11", Duration.ofMillis(90));

  private final DemoLibrary library = DemoLibrary.load();

  @Override
  public List<Figure> run(Path directory) throws Exception {
    compare(directory.resolve("warm-up"), Map.of(), 2);
    Rates koha = compare(directory.resolve("koha"), KOHA, 1);
    Rates fast = compare(directory.resolve("fast"), Map.of(), 8);
    return List.of(
        Figure.of("apply, as slow as a real Koha: centre", koha.centre(), "acts/s"),
        Figure.of("apply, as slow as a real Koha: bare SIP2 client", koha.bare(), "acts/s"),
        Figure.atLeast(0.90, "apply, as slow as a real Koha: centre / bare", koha.ratio(), ""),
        Figure.of("apply, answers at once: centre", fast.centre(), "acts/s"),
        Figure.of("apply, answers at once: bare SIP2 client", fast.bare(), "acts/s"),
        Figure.of("apply, answers at once: centre / bare", fast.ratio(), ""));
  }

  private record Rates(double centre, double bare) {
    double ratio() {
      return centre / bare;
    }
  }

  private Rates compare(Path directory, Map<String, Duration> times, int rounds) throws Exception {
    Files.createDirectories(directory);
    int acts = 2 * rounds * BOOKS;
    try (DemoIls ils = DemoIls.start(0, CLOCK, null, Personality.STRICT);
        Sip2Relay relay = Sip2Relay.to(ils.port(), times)) {
      double centre = centre(directory, rounds, relay.port(), ils);
      try (DemoIls again = DemoIls.start(0, CLOCK, null, Personality.STRICT);
          Sip2Relay between = Sip2Relay.to(again.port(), times)) {
        return new Rates(centre, acts / between.replay(relay.said()));
      }
    }
  }

  private double centre(Path directory, int rounds, int port, DemoIls ils) throws Exception {
    StoreAddress address = new StoreAddress.Sqlite(directory.resolve("centre.db"));
    int acts = 2 * rounds * BOOKS;
    try (CentreStore store = CentreStore.open(address)) {
      backlog(store, rounds);
    }
    try (Sip2LibrarySystem sip2 = sip2(port, ils)) {
      long started = System.nanoTime();
      try (Centre centre = start(address, directory.resolve("reference"), sip2)) {
        await()
            .pollInterval(Duration.ofMillis(10))
            .atMost(Duration.ofMinutes(3))
            .until(() -> centre.status().counts().waiting() == 0);
        double rate = Ratios.perSecond(acts, started);
        Counts counts = centre.status().counts();
        if (counts.applied() != acts) {
          throw new AssertionError("not all applied: " + counts);
        }
        return rate;
      }
    }
  }

  private void backlog(CentreStore store, int rounds) throws Exception {
    List<String> books =
        library.books().stream()
            .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
            .map(DemoBook::barcode)
            .limit(BOOKS)
            .toList();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<String> cards =
        library.patrons().stream()
            .filter(patron -> !patron.blocked() && patron.expires().isAfter(today))
            .map(DemoPatron::card)
            .toList();
    Backlog backlog = new Backlog(store, CLOCK.instant().minusSeconds(300));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < books.size(); i++) {
        backlog.add(
            new Act.Loan(
                new ItemId(books.get(i)),
                new PatronId(cards.get(i % cards.size())),
                today.plusDays(30),
                Act.DecidedBy.STATION));
      }
      for (String book : books) {
        backlog.add(new Act.Return(new ItemId(book)));
      }
    }
    backlog.store();
  }

  private static Sip2LibrarySystem sip2(int port, DemoIls ils) {
    Sip2Settings usual = Sip2Settings.of("127.0.0.1", port, DemoIls.USER, "SHUYI", ils.zone());
    return new Sip2LibrarySystem(
        new Sip2Settings(
            usual.host(),
            usual.port(),
            usual.tls(),
            usual.user(),
            usual.location(),
            usual.institution(),
            usual.charset(),
            usual.zone(),
            usual.terminator(),
            usual.errorDetection(),
            Sip2Settings.Terminals.atMost(CONNECTIONS),
            usual.connectWithin(),
            usual.answerWithin()),
        DemoIls.PASSWORD,
        CLOCK);
  }

  private static Centre start(StoreAddress address, Path reference, Sip2LibrarySystem sip2)
      throws Exception {
    return Centre.start(
        new CentreSettings(
            new Topics("bench"),
            URI.create("tcp://127.0.0.1:1"),
            address,
            TestKeys.CENTRE,
            reference,
            ZoneOffset.UTC,
            CentreSettings.Pace.usual()),
        sip2,
        new TestCatalogue(),
        new PahoConnector(),
        CLOCK);
  }
}
