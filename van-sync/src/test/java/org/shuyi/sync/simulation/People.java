package org.shuyi.sync.simulation;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;

/** Patrons and desk staff, the books that go from hand to hand, and what they all saw. */
final class People {
  static final String BLOCKED = "P4";
  private static final List<String> PATRONS = List.of("P1", "P2", "P3", BLOCKED);

  /** A book is on its way from a station to the desk for at least so long. */
  private static final long TO_THE_DESK = 2 * Plan.MINUTE;

  private static final LocalDate DUE = LocalDate.of(2026, 12, 31);

  private static final class Book {
    final String name;
    int shelf;
    @Nullable String holder;
    int renewals;

    Book(String name, int shelf) {
      this.name = name;
      this.shelf = shelf;
    }
  }

  private final Agenda agenda;
  private final Fate fate;
  private final List<SimulatedStation> stations;
  private final SimulatedLibrary library;
  private final boolean goodClocks;
  private final List<Book> books = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();

  People(
      Agenda agenda,
      Fate fate,
      List<SimulatedStation> stations,
      SimulatedLibrary library,
      Plan.Setting setting) {
    this.agenda = agenda;
    this.fate = fate;
    this.stations = stations;
    this.library = library;
    this.goodClocks = setting.goodClocks();
    for (int i = 0; i < setting.books(); i++) {
      books.add(new Book("B" + i, i % setting.stations()));
    }
  }

  List<Seen> seen() {
    return seen;
  }

  // At a station

  /** Somebody comes to a station with a book, or for one. */
  void visit(RandomGenerator random) throws IOException {
    Book book = books.get(random.nextInt(books.size()));
    boolean moved = random.nextInt(4) == 0;
    int station = random.nextInt(stations.size());
    String patron = PATRONS.get(random.nextInt(PATRONS.size()));
    if (book.holder != null) {
      bring(book, stations.get(station), station, random.nextInt(4) == 0);
    } else if (moved) {
      book.shelf = station;
    } else {
      lend(book, stations.get(book.shelf), patron);
    }
  }

  private void bring(Book book, SimulatedStation station, int where, boolean toKeep)
      throws IOException {
    if (toKeep && book.renewals < 2) {
      renew(book, station);
    } else {
      takeBack(book, station, where);
    }
  }

  private void lend(Book book, SimulatedStation station, String patron) throws IOException {
    Act act = new Act.Loan(new ItemId(book.name), new PatronId(patron), DUE, Act.DecidedBy.STATION);
    if (happens(station, act, Effect.Kind.LOAN, book, patron)) {
      book.holder = patron;
      book.renewals = 0;
    }
  }

  private void renew(Book book, SimulatedStation station) throws IOException {
    String holder = holder(book);
    Act act = new Act.Renewal(new ItemId(book.name), new PatronId(holder), Act.DecidedBy.STATION);
    if (happens(station, act, Effect.Kind.RENEWAL, book, holder)) {
      book.renewals++;
    }
  }

  private void takeBack(Book book, SimulatedStation station, int where) throws IOException {
    Act act = new Act.Return(new ItemId(book.name));
    if (happens(station, act, Effect.Kind.RETURN, book, holder(book))) {
      book.holder = null;
      book.shelf = where;
    }
  }

  private static String holder(Book book) {
    return Objects.requireNonNull(book.holder);
  }

  /** False if nothing was written: then nothing happened. */
  private boolean happens(
      SimulatedStation station, Act act, Effect.Kind kind, Book book, String patron)
      throws IOException {
    if (!station.isUp()) {
      return false;
    }
    String what = station.id() + " " + kind + " of " + book.name + " by " + patron;
    if (fate.strikes(Trouble.POWER_GONE_BEFORE_WRITING, 2)) {
      agenda.tell(what + ", and nothing is written");
      station.kill();
      return false;
    }
    if (fate.strikes(Trouble.POWER_GONE_WHILE_WRITING, 2)) {
      agenda.tell(what + ", and only a part is written");
      station.killWhileWriting(act, fate.of(Trouble.POWER_GONE_WHILE_WRITING));
      return false;
    }
    Optional<RecordedAct> recorded = station.append(act);
    if (recorded.isEmpty()) {
      agenda.tell(what + ", and the disk does not take it");
      return false;
    }
    written(station, recorded.get(), kind, book.name, patron, what);
    return true;
  }

  private void written(
      SimulatedStation station,
      RecordedAct act,
      Effect.Kind kind,
      String book,
      String patron,
      String what)
      throws IOException {
    boolean told = !fate.strikes(Trouble.POWER_GONE_BEFORE_SCREEN, 2);
    seen.add(new Seen(station.id().value(), kind, book, patron, act.id(), told, goodClocks));
    agenda.tell(what + (told ? "" : ", and power goes before the screen says so"));
    if (told) {
      station.recorded(act);
    } else {
      station.kill();
    }
  }

  // At the desk

  /** Somebody comes to the desk. Staff see only what the library system shows. */
  void desk(RandomGenerator random, Map<ActId, Oracle.Result> results) {
    Book book = books.get(random.nextInt(books.size()));
    String patron = PATRONS.get(random.nextInt(PATRONS.size()));
    if (book.holder != null) {
      returnAtDesk(book, results, random);
    } else if (showsTheTruth(book, results) && library.lendAtDesk(book.name, patron)) {
      fate.count(Trouble.DESK_LOAN);
      book.holder = patron;
      book.renewals = 0;
      atDesk(Effect.Kind.LOAN, book, patron);
    }
  }

  /** A certain book comes to the desk. */
  void returnAtDesk(String item, Map<ActId, Oracle.Result> results, RandomGenerator random) {
    books.stream()
        .filter(book -> book.name.equals(item) && book.holder != null)
        .forEach(book -> returnAtDesk(book, results, random));
  }

  private void returnAtDesk(Book book, Map<ActId, Oracle.Result> results, RandomGenerator random) {
    if (showsTheTruth(book, results)) {
      fate.count(Trouble.DESK_RETURN);
      atDesk(Effect.Kind.RETURN, book, holder(book));
      library.returnAtDesk(book.name);
      book.holder = null;
      book.shelf = random.nextInt(stations.size());
    }
  }

  private void atDesk(Effect.Kind kind, Book book, String patron) {
    agenda.tell("at the desk " + kind + " of " + book.name + " by " + patron);
    seen.add(new Seen("desk", kind, book.name, patron, null, true, true));
  }

  /**
   * Nothing is on its way that would surprise staff: what they do against the truth nobody could
   * sort out later. The last act may be done already without the centre having heard of it, if the
   * book has had the time to come from the station to the desk.
   */
  private boolean showsTheTruth(Book book, Map<ActId, Oracle.Result> results) {
    List<Seen> open =
        seen.stream()
            .filter(each -> each.item().equals(book.name) && !each.atDesk())
            .filter(each -> !isDone(results.get(each.id())))
            .toList();
    return !library.isDown()
        && Objects.equals(book.holder, library.out().get(book.name))
        && (open.isEmpty() || open.size() == 1 && isLastEffect(open.getFirst()));
  }

  private static boolean isDone(Oracle.@Nullable Result result) {
    return result == Oracle.Result.APPLIED || result == Oracle.Result.ALREADY_DONE;
  }

  private boolean isLastEffect(Seen open) {
    boolean isLast =
        seen.stream()
            .filter(each -> each.item().equals(open.item()))
            .reduce((first, second) -> second)
            .filter(open::equals)
            .isPresent();
    return isLast
        && library.lastDone(open.item()) + TO_THE_DESK <= agenda.now()
        && library.effects().stream()
            .filter(effect -> effect.item().equals(open.item()))
            .reduce((first, second) -> second)
            .filter(open.effect()::equals)
            .isPresent();
  }

  /** Somebody asks for a book at the desk and is to have it next. */
  void hold(RandomGenerator random) {
    Book book = books.get(random.nextInt(books.size()));
    if (library.hold(book.name, PATRONS.getFirst())) {
      fate.count(Trouble.HOLD);
      agenda.tell("at the desk a hold on " + book.name);
    }
  }
}
