package org.shuyi.sync.simulation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.shuyi.sync.centre.CentreOnOneThread;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.Topics;

/** Books go from hand to hand at stations that are alone for days; everything else goes wrong. */
final class World implements AutoCloseable {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAYS_OF_TROUBLE = 48 * HOUR;
  private static final long LONGEST_REST = 72 * HOUR;
  private static final Topics TOPICS = new Topics("sim");

  /** How a world ended. */
  record Ending(List<Oracle.Fault> faults, List<String> story, int acts, int reviews) {}

  private static final class Book {
    final String name;
    int shelf;
    String holder = "";
    int renewals;

    Book(String name, int shelf) {
      this.name = name;
      this.shelf = shelf;
    }
  }

  private final Random random;
  private final Agenda agenda = new Agenda();
  private final Fate fate;
  private final SimulatedLibrary library;
  private final SimulatedCentre centre;
  private final List<SimulatedStation> stations = new ArrayList<>();
  private final List<Book> books = new ArrayList<>();
  private final List<String> patrons;
  private final Set<String> blocked = new HashSet<>();
  private final List<Seen> seen = new ArrayList<>();
  private final boolean goodClocks;
  private boolean trouble = true;

  private World(long seed, Rules rules, Path directory) throws Exception {
    this.random = new Random(seed);
    this.fate = new Fate(random);
    this.library = new SimulatedLibrary(agenda, fate);
    this.goodClocks = random.nextInt(3) > 0;
    LibrarySystem asked = rules == Rules.KEPT ? library : new BrokenLibrary(library, rules);
    this.centre =
        new SimulatedCentre(
            agenda, fate, random, directory.resolve("centre.db"), asked, rules, this::toStation);
    this.patrons = List.of("P1", "P2", "P3", "P4");
    people(rules, directory);
  }

  private void people(Rules rules, Path directory) {
    int many = 2 + random.nextInt(2);
    for (int i = 0; i < many; i++) {
      SimulatedClock clock =
          new SimulatedClock(agenda, random, goodClocks, rules == Rules.ORDERED_BY_WALL_CLOCK);
      stations.add(
          new SimulatedStation("s" + i, agenda, fate, random, clock, directory, this::toCentre));
    }
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      books.add(new Book("B" + i, random.nextInt(many)));
    }
    if (random.nextInt(3) == 0) {
      blocked.add("P4");
      library.block("P4");
    }
  }

  static Ending play(long seed, Rules rules, Path directory) throws Exception {
    try (World world = new World(seed, rules, directory)) {
      return world.play();
    }
  }

  private Ending play() throws Exception {
    centre.start();
    for (SimulatedStation station : stations) {
      station.start();
      troubles(station);
    }
    agenda.after(MINUTE, this::somebodyComes);
    agenda.after(random.nextLong(24 * HOUR), this::libraryFails);
    agenda.runUntil(DAYS_OF_TROUBLE);
    calm();
    for (long end = agenda.now() + LONGEST_REST; agenda.now() < end && !quiet(); ) {
      agenda.runUntil(agenda.now() + HOUR);
    }
    Oracle.Evidence evidence = evidence();
    int reviews =
        (int)
            evidence.results().values().stream()
                .filter(r -> r == Oracle.Result.REVIEW || r == Oracle.Result.DOUBT)
                .count();
    return new Ending(Oracle.judge(evidence), agenda.story(), seen.size(), reviews);
  }

  private void calm() {
    agenda.tell("peace: every line holds, nobody comes any more");
    trouble = false;
    fate.calm();
    library.down(false);
    stations.forEach(station -> station.network(true));
  }

  private boolean quiet() throws Exception {
    if (!centre.isUp() || centre.atTheEnd().nextDue().isPresent()) {
      return false;
    }
    for (SimulatedStation station : stations) {
      if (!station.isUp()
          || station.open().acceptedThrough() < station.open().last()
          || !station.open().unsettled(1).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  // People

  private void somebodyComes() throws JournalException {
    if (!trouble) {
      return;
    }
    touch(books.get(random.nextInt(books.size())));
    agenda.after(2 * MINUTE + random.nextLong(80 * MINUTE), this::somebodyComes);
  }

  private void touch(Book book) throws JournalException {
    if (book.holder.isEmpty() && random.nextInt(4) == 0) {
      book.shelf = random.nextInt(stations.size());
      return;
    }
    int where = book.holder.isEmpty() ? book.shelf : random.nextInt(stations.size());
    SimulatedStation station = stations.get(where);
    if (!station.isUp()) {
      return;
    }
    if (book.holder.isEmpty()) {
      lend(book, station, patrons.get(random.nextInt(patrons.size())));
    } else if (random.nextInt(4) == 0 && book.renewals < 2) {
      renew(book, station);
    } else {
      takeBack(book, station, where);
    }
  }

  private void lend(Book book, SimulatedStation station, String patron) throws JournalException {
    LocalDate due = LocalDate.of(2026, 12, 31);
    Act act = new Act.Loan(new ItemId(book.name), new PatronId(patron), due, Act.DecidedBy.STATION);
    if (happens(station, act, Effect.Kind.LOAN, book, patron)) {
      book.holder = patron;
      book.renewals = 0;
    }
  }

  private void renew(Book book, SimulatedStation station) throws JournalException {
    Act act =
        new Act.Renewal(new ItemId(book.name), new PatronId(book.holder), Act.DecidedBy.STATION);
    if (happens(station, act, Effect.Kind.RENEWAL, book, book.holder)) {
      book.renewals++;
    }
  }

  private void takeBack(Book book, SimulatedStation station, int where) throws JournalException {
    if (happens(
        station, new Act.Return(new ItemId(book.name)), Effect.Kind.RETURN, book, book.holder)) {
      book.holder = "";
      book.shelf = where;
    }
  }

  /** False if the power went before anything was written: then nothing happened. */
  private boolean happens(
      SimulatedStation station, Act act, Effect.Kind kind, Book book, String patron)
      throws JournalException {
    if (fate.chance(2)) {
      agenda.tell("before anything is written of " + kind + " of " + book.name);
      station.kill();
      return false;
    }
    RecordedAct written = station.append(act);
    boolean told = !fate.chance(2);
    seen.add(
        new Seen(station.id().value(), kind, book.name, patron, written.id(), told, goodClocks));
    agenda.tell(
        station.id()
            + " "
            + kind
            + " of "
            + book.name
            + " by "
            + patron
            + (told ? "" : ", untold"));
    if (told) {
      station.recorded(written);
    } else {
      station.kill();
    }
    return true;
  }

  // Trouble

  private void troubles(SimulatedStation station) {
    agenda.after(random.nextLong(10 * HOUR), () -> alone(station));
    agenda.after(random.nextLong(24 * HOUR), () -> clockJumps(station));
    agenda.after(random.nextLong(30 * HOUR), () -> dies(station));
  }

  private void alone(SimulatedStation station) {
    if (!trouble) {
      return;
    }
    long howLong = random.nextBoolean() ? random.nextLong(30 * HOUR) : random.nextLong(HOUR);
    agenda.tell(station.id() + " is alone for " + howLong / MINUTE + " minutes");
    station.network(false);
    agenda.after(
        howLong,
        () -> {
          station.network(true);
          agenda.after(random.nextLong(12 * HOUR), () -> alone(station));
        });
  }

  private void clockJumps(SimulatedStation station) {
    if (trouble) {
      station.clock().jump();
      agenda.after(random.nextLong(24 * HOUR), () -> clockJumps(station));
    }
  }

  private void dies(SimulatedStation station) {
    if (trouble) {
      station.kill();
      agenda.after(random.nextLong(30 * HOUR), () -> dies(station));
    }
  }

  private void libraryFails() {
    if (trouble) {
      agenda.tell("the library system is down");
      library.down(true);
      agenda.after(random.nextLong(4 * HOUR), () -> library.down(false));
      agenda.after(6 * HOUR + random.nextLong(24 * HOUR), this::libraryFails);
    }
  }

  // The broker

  private void toCentre(SimulatedStation from, MqttMessage message) {
    if (TOPICS.parse(message.topic()).orElseThrow().channel() != Topics.Channel.ACTS) {
      return;
    }
    for (int i = fate.copies(); i > 0; i--) {
      agenda.after(fate.delay(), () -> centre.arrived(from.id(), message.payload()));
    }
  }

  private void toStation(StationId to, byte[] outcomes) {
    MqttMessage message = MqttMessage.of(TOPICS.of(to, Topics.Channel.OUTCOMES), outcomes);
    for (int i = fate.copies(); i > 0; i--) {
      agenda.after(fate.delay(), () -> station(to).arrived(message));
    }
  }

  private SimulatedStation station(StationId id) {
    return stations.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  // Evidence

  private Oracle.Evidence evidence() throws Exception {
    CentreOnOneThread last = centre.atTheEnd();
    Map<String, List<ActId>> journals = new TreeMap<>();
    Map<String, List<ActId>> stored = new TreeMap<>();
    Map<ActId, Oracle.Result> results = new HashMap<>();
    for (SimulatedStation station : stations) {
      List<SealedRow> rows = station.rows();
      journals.put(station.id().value(), rows.stream().map(row -> row.act().id()).toList());
      long through = last.lane(station.id(), station.open().epoch()).acceptedThrough();
      stored.put(
          station.id().value(), rows.stream().limit(through).map(row -> row.act().id()).toList());
      for (Outcomes.Settled settled :
          last.outcomes(station.id(), station.open().epoch(), rows.size())) {
        results.put(settled.id(), result(settled.outcome()));
      }
    }
    return new Oracle.Evidence(
        seen,
        journals,
        stored,
        results,
        library.effects(),
        library.out(),
        centre.withdrawn(),
        blocked);
  }

  private static Oracle.Result result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> Oracle.Result.APPLIED;
      case Outcome.AlreadyDone done -> Oracle.Result.ALREADY_DONE;
      case Outcome.Refused refused -> Oracle.Result.REVIEW;
      case Outcome.Unknown unknown -> Oracle.Result.DOUBT;
    };
  }

  @Override
  public void close() {
    stations.forEach(SimulatedStation::close);
    centre.close();
  }
}
