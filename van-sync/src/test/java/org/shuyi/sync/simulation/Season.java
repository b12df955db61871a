package org.shuyi.sync.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.circulation.VanAct.EventKind;
import org.shuyi.sync.circulation.VanAct.RequestAnswer;
import org.shuyi.sync.circulation.VanAct.SkipReason;
import org.shuyi.sync.circulation.WorkId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.route.PlannedVisit;
import org.shuyi.sync.route.Route;
import org.shuyi.sync.route.Stop;
import org.shuyi.sync.route.Timetable;
import org.shuyi.sync.statistics.Measure;
import org.shuyi.sync.wire.Topics;

/**
 * Vans that go round their villages for weeks, with a network at the depot every third evening
 * only: clocks that drift, stand still or were never set, starts in the middle of a stop, messages
 * that are lost, doubled and late, a journal that is replaced by a backup. Nobody lends at the
 * desk, and no question to the library system is lost, so that nothing is left to staff.
 */
final class Season implements AutoCloseable {
  /**
   * How much of it.
   *
   * @param loans about so many
   */
  record Size(int vans, int stopsEach, int days, int loans) {}

  /**
   * How it ended.
   *
   * @param reviews what staff have to look at
   */
  record Ending(long loans, long lost, long doubled, boolean agrees, Map<String, Integer> reviews) {
    @Override
    public String toString() {
      return "season: loans %d, lost %d, doubled %d, statistics %s"
          .formatted(loans, lost, doubled, agrees ? "agree" : "differ");
    }
  }

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 23);
  private static final List<LocalTime> TIMES =
      List.of(LocalTime.of(9, 0), LocalTime.of(10, 30), LocalTime.of(13, 0), LocalTime.of(14, 30));
  private static final Duration STAY = Duration.ofHours(1);
  private static final int NETWORK_EVERY = 3;
  private static final int BOOKS_AT_ONCE = 3;
  private static final int LEAST_DAYS = 7;
  private static final long LONGEST_REST = 96 * Plan.HOUR;
  private static final Topics TOPICS = new Topics("sim");

  /** What people at a van can count. */
  private static final Set<Measure> VISIBLE =
      EnumSet.of(
          Measure.LOANS,
          Measure.LOANS_OFFLINE,
          Measure.BORROWERS,
          Measure.RETURNS,
          Measure.RENEWALS,
          Measure.VISITS,
          Measure.VISITS_CHILDREN,
          Measure.EVENTS,
          Measure.EVENTS_LECTURES,
          Measure.ATTENDANCES,
          Measure.ATTENDANCES_CHILDREN,
          Measure.DOWNLOADS,
          Measure.REQUESTS,
          Measure.REQUESTS_MET,
          Measure.STOCK_LOADED,
          Measure.STOPS_SERVED,
          Measure.STOPS_EXTRA,
          Measure.STOPS_SKIPPED,
          Measure.STOPS_CANCELLED);

  /** Trouble on the way, and nothing that would leave a question for staff. */
  private static final Set<Trouble> TROUBLES =
      EnumSet.of(
          Trouble.MESSAGE_LOST,
          Trouble.MESSAGE_DOUBLED,
          Trouble.MESSAGE_LATE,
          Trouble.MESSAGE_HOURS_LATE,
          Trouble.SENT_BUT_SAID_TO_HAVE_FAILED,
          Trouble.NOT_SENT,
          Trouble.NO_CONNECTION,
          Trouble.CONNECTION_CUT,
          Trouble.LIBRARY_UNREACHABLE,
          Trouble.ANSWER_LOST,
          Trouble.CENTRE_KILLED_AT_BATCH);

  /** A book, as it is really. */
  private static final class Book {
    final String name;
    @Nullable String holder;

    /** The day on which it was lent or prolonged last. */
    LocalDate since = FIRST;

    int renewals;

    Book(String name) {
      this.name = name;
    }
  }

  private final class Van {
    final SimulatedStation station;
    final Route route;
    final List<Book> shelf = new ArrayList<>();
    final List<Book> lent = new ArrayList<>();
    final List<RecordedAct> wishes = new ArrayList<>();
    final SplittableRandom random;
    boolean atNetwork;
    Disk.@Nullable Image backup;

    Van(int number, SimulatedStation station) {
      this.station = station;
      this.route = route(number);
      this.random = new SplittableRandom(seed * 31 + number);
    }

    String name() {
      return station.id().value();
    }
  }

  private final long seed;
  private final Size size;
  private final SeasonRule rule;
  private final Agenda agenda = new Agenda();
  private final Fate fate;
  private final SimulatedLibrary library;
  private final SimulatedCentre centre;
  private final List<Van> vans = new ArrayList<>();
  private final SeasonOracle oracle = new SeasonOracle();
  private int borrowersEach;

  private Season(long seed, Size size, SeasonRule rule, Path directory) {
    this.seed = seed;
    this.size = size;
    this.rule = rule;
    this.fate = new Fate(seed, Keep.of(TROUBLES.stream().map(kind -> kind.ordinal() + 1).toList()));
    this.library = new SimulatedLibrary(agenda, fate, new NobodyElse());
    this.centre =
        new SimulatedCentre(
            agenda,
            fate,
            seed,
            directory.resolve("centre.db"),
            library,
            Rules.KEPT,
            this::toStation);
    for (int i = 0; i < size.vans(); i++) {
      vans.add(new Van(i, van(i, directory)));
    }
  }

  private SimulatedStation van(int number, Path directory) {
    return new SimulatedStation(
        "van-" + number, agenda, fate, seed * 10 + number, true, false, directory, this::toCentre);
  }

  static Ending play(long seed, Size size, SeasonRule rule) throws Exception {
    try (Ground ground = Ground.make();
        Season season = new Season(seed, size, rule, ground.directory())) {
      return season.play();
    }
  }

  // The plan

  /** Four stops on each day from Monday to Friday, so that each has its turn. */
  private Route route(int van) {
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i < size.stopsEach(); i++) {
      stops.add(
          new Stop(
              new StopId("village-%d-%d".formatted(van, i)),
              Map.of("zh", "村"),
              null,
              200,
              timetable(i)));
    }
    return new Route(stops);
  }

  private List<Timetable> timetable(int stop) {
    return IntStream.range(0, 5 * TIMES.size())
        .filter(slot -> slot % size.stopsEach() == stop)
        .mapToObj(slot -> at(DayOfWeek.of(1 + slot / TIMES.size()), TIMES.get(slot % TIMES.size())))
        .toList();
  }

  private static Timetable at(DayOfWeek day, LocalTime from) {
    return new Timetable(new Timetable.Weekly(Set.of(day), 1, FIRST), from, from.plus(STAY));
  }

  private Ending play() throws Exception {
    centre.start();
    for (Van van : vans) {
      van.station.network(false);
      van.station.start();
    }
    borrowersEach = Math.ceilDiv(size.loans() * 118 / 100, BOOKS_AT_ONCE * visits());
    for (int day = 0; day < size.days(); day++) {
      for (Van van : vans) {
        plan(van, FIRST.plusDays(day), day);
      }
    }
    agenda.runUntil(millis(FIRST.plusDays(size.days()).atStartOfDay()));
    fate.calm();
    vans.forEach(van -> network(van, true));
    for (long end = agenda.now() + LONGEST_REST; agenda.now() < end && !quiet(); ) {
      agenda.runUntil(agenda.now() + Plan.HOUR);
    }
    return ending();
  }

  private int visits() {
    int visits = 0;
    for (int day = 0; day < size.days(); day++) {
      for (Van van : vans) {
        visits += van.route.plannedOn(FIRST.plusDays(day)).size();
      }
    }
    return visits;
  }

  private static long millis(LocalDateTime local) {
    return Duration.between(Agenda.START, local.atZone(ZONE).toInstant()).toMillis();
  }

  private void at(LocalDateTime local, Agenda.Event event) {
    agenda.after(millis(local) - agenda.now(), event);
  }

  /** A day of a van, from the depot to the depot. */
  private void plan(Van van, LocalDate day, int number) {
    boolean toNetwork = number % NETWORK_EVERY == NETWORK_EVERY - 1;
    at(day.atTime(5, 0), () -> network(van, false));
    at(day.atTime(5, 1), van.station::restart);
    at(day.atTime(7, 30), () -> diskReplaced(van));
    at(day.atTime(8, 0), () -> clock(van));
    at(day.atTime(8, 1), () -> trip(van, day));
    if (number == firstBackup() + 7 * vans.indexOf(van)) {
      at(day.atTime(11, 0), () -> van.backup = copy(van));
    }
    if (toNetwork) {
      at(day.atTime(18, 0), () -> atDepot(van, day));
    }
  }

  /** On a day on which there is a network in the evening. */
  private int firstBackup() {
    return NETWORK_EVERY - 1;
  }

  /** A copy of the files, mark and all, can't be told from what they were. */
  private Disk.Image copy(Van van) throws IOException {
    agenda.tell("a backup of the journal of " + van.name());
    return van.station.copy(rule != SeasonRule.EPOCH_KEPT_WHEN_SET_BACK);
  }

  /** Satellites have set it, a battery has kept it, or it starts anywhere; then it drifts. */
  private void clock(Van van) {
    SplittableRandom random = van.random;
    for (int hour = 1; hour <= 9; hour++) {
      Duration drift = Duration.ofMillis(random.nextLong(-100, 100));
      agenda.after(hour * Plan.HOUR, () -> van.station.clock().drift(drift));
    }
    switch (random.nextInt(4)) {
      case 0, 1 ->
          van.station
              .clock()
              .set(Duration.ofMillis(random.nextLong(-900, 900)), ClockTrust.TRUSTED);
      case 2 ->
          van.station
              .clock()
              .set(Duration.ofMillis(-random.nextLong(5 * Plan.MINUTE)), ClockTrust.KEPT);
      default -> {
        Duration off =
            random.nextBoolean()
                ? Duration.between(agenda.instant(), Instant.EPOCH)
                : Duration.ofHours(-random.nextLong(10, 100));
        van.station.clock().set(off, ClockTrust.UNKNOWN);
      }
    }
  }

  private void trip(Van van, LocalDate day) {
    boolean stays = van.random.nextInt(40) == 0;
    for (PlannedVisit visit : van.route.plannedOn(day)) {
      if (stays || van.random.nextInt(20) == 0) {
        at(stays ? day.atTime(8, 30) : visit.from().plusMinutes(5), () -> skip(van, visit, stays));
      } else {
        serve(van, visit, visit.from().plusMinutes(van.random.nextInt(25) - 5));
      }
    }
  }

  private void skip(Van van, PlannedVisit visit, boolean cancelled) throws IOException {
    Act act = new VanAct.StopSkipped(visit.stop(), visit.from(), cancelled, SkipReason.ROAD);
    if (done(van, act)) {
      oracle.saw(place(visit), cancelled ? Measure.STOPS_CANCELLED : Measure.STOPS_SKIPPED, 1);
    }
  }

  private static SeasonOracle.Place place(PlannedVisit visit) {
    return new SeasonOracle.Place(visit.stop().value(), visit.from().toLocalDate());
  }

  private void serve(Van van, PlannedVisit visit, LocalDateTime from) {
    SplittableRandom random = van.random.split();
    at(from, () -> open(van, visit, from, random));
  }

  private void open(Van van, PlannedVisit visit, LocalDateTime from, SplittableRandom random)
      throws IOException {
    Act act = new VanAct.StopOpened(visit.stop(), visit.from(), VanAct.ProposedBy.TIMETABLE);
    if (!done(van, act)) {
      return;
    }
    oracle.saw(place(visit), Measure.STOPS_SERVED, 1);
    long stay = STAY.minusMinutes(5).toMillis();
    for (int i = 0; i < borrowersEach; i++) {
      agenda.after(Plan.MINUTE + stay * i / borrowersEach, () -> borrower(van, visit, random));
    }
    if (random.nextInt(30) == 0) {
      agenda.after(random.nextLong(stay), van.station::restart);
    }
    if (random.nextInt(10) == 0) {
      agenda.after(random.nextLong(stay), () -> event(van, visit, random));
    }
    agenda.after(stay / 2, () -> heads(van, visit, random));
    agenda.after(stay + 2 * Plan.MINUTE, () -> done(van, new VanAct.StopClosed(visit.stop())));
  }

  // People

  private void borrower(Van van, PlannedVisit visit, SplittableRandom random) throws IOException {
    SeasonOracle.Place place = place(visit);
    String patron = visit.stop().value() + "-p" + random.nextInt(3 * borrowersEach);
    for (Book book : held(van, patron)) {
      if (random.nextInt(5) == 0 && book.renewals < 2) {
        renew(van, place, book, patron);
      } else {
        takeBack(van, van, place, book);
      }
    }
    strangersBook(van, place, random);
    for (int i = 0; i < BOOKS_AT_ONCE; i++) {
      lend(van, place, book(van, random), patron, visit);
    }
    other(van, place, visit, patron, random);
  }

  private static List<Book> held(Van van, String patron) {
    return van.lent.stream().filter(book -> patron.equals(book.holder)).toList();
  }

  /** From the shelf, or a new one that came aboard. */
  private Book book(Van van, SplittableRandom random) {
    if (van.shelf.size() < 200) {
      return new Book("%s-b%d".formatted(van.name(), bookCount++));
    }
    return van.shelf.remove(random.nextInt(van.shelf.size()));
  }

  private int bookCount;

  private void lend(Van van, SeasonOracle.Place place, Book book, String patron, PlannedVisit visit)
      throws IOException {
    LocalDate due = van.route.due(visit.stop(), place.day(), LEAST_DAYS).orElseThrow();
    Act act = new Act.Loan(new ItemId(book.name), new PatronId(patron), due, Act.DecidedBy.STATION);
    if (done(van, act)) {
      oracle.lent(place, book.name, patron);
      book.holder = patron;
      book.since = place.day();
      book.renewals = 0;
      van.lent.add(book);
    } else {
      van.shelf.add(book);
    }
  }

  private void takeBack(Van van, Van from, SeasonOracle.Place place, Book book) throws IOException {
    if (done(van, new Act.Return(new ItemId(book.name)))) {
      oracle.cameBack(place, book.name);
      book.holder = null;
      from.lent.remove(book);
      van.shelf.add(book);
    }
  }

  private void renew(Van van, SeasonOracle.Place place, Book book, String patron)
      throws IOException {
    Act act = new Act.Renewal(new ItemId(book.name), new PatronId(patron), Act.DecidedBy.STATION);
    if (done(van, act)) {
      oracle.prolonged(place, book.name);
      book.since = place.day();
      book.renewals++;
    }
  }

  /**
   * Somebody moved, and brings a book of another van's. Not within days: a renewal that comes in
   * after the book has come back elsewhere is history, and nothing is done about it.
   */
  private void strangersBook(Van van, SeasonOracle.Place place, SplittableRandom random)
      throws IOException {
    Van other = vans.get(random.nextInt(vans.size()));
    if (other != van && random.nextInt(20) == 0 && !other.lent.isEmpty()) {
      Book book = other.lent.get(random.nextInt(other.lent.size()));
      if (book.since.plusDays(LEAST_DAYS).isBefore(place.day())) {
        takeBack(van, other, place, book);
      }
    }
  }

  private void other(
      Van van, SeasonOracle.Place place, PlannedVisit visit, String patron, SplittableRandom random)
      throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> {
        Act act = new VanAct.DownloadTaken(new WorkId("epub-" + random.nextInt(50)));
        saw(done(van, act), place, Measure.DOWNLOADS, 1);
      }
      case 1 -> wish(van, place, visit, patron);
      case 2 -> grant(van, place);
      default -> {
        // Goes home with the books.
      }
    }
  }

  private void wish(Van van, SeasonOracle.Place place, PlannedVisit visit, String patron)
      throws IOException {
    VanAct.Wish wish = new VanAct.Wish.Title("三体");
    @Nullable RecordedAct act =
        record(van, new VanAct.Request(wish, new PatronId(patron), visit.stop(), null));
    if (act != null) {
      van.wishes.add(act);
      oracle.saw(place, Measure.REQUESTS, 1);
    }
  }

  private void grant(Van van, SeasonOracle.Place place) throws IOException {
    if (!van.wishes.isEmpty()) {
      ActId wish = van.wishes.removeFirst().id();
      Act act = new VanAct.RequestAnswered(wish, RequestAnswer.HANDED_OVER, new ItemId("any"));
      saw(done(van, act), place, Measure.REQUESTS_MET, 1);
    }
  }

  private void heads(Van van, PlannedVisit visit, SplittableRandom random) throws IOException {
    int heads = 1 + random.nextInt(40);
    boolean children = random.nextInt(3) == 0;
    PatronCategory group = children ? PatronCategory.CHILD : PatronCategory.OTHER;
    if (done(van, new VanAct.Visit(heads, group))) {
      oracle.saw(place(visit), Measure.VISITS, heads);
      saw(children, place(visit), Measure.VISITS_CHILDREN, heads);
    }
  }

  private void event(Van van, PlannedVisit visit, SplittableRandom random) throws IOException {
    int children = 1 + random.nextInt(30);
    Map<PatronCategory, Integer> heads =
        Map.of(PatronCategory.CHILD, children, PatronCategory.SENIOR, 5);
    if (done(van, new VanAct.EventHeld(EventKind.LECTURE, "农时", heads))) {
      oracle.saw(place(visit), Measure.EVENTS, 1);
      oracle.saw(place(visit), Measure.EVENTS_LECTURES, 1);
      oracle.saw(place(visit), Measure.ATTENDANCES, children + 5L);
      oracle.saw(place(visit), Measure.ATTENDANCES_CHILDREN, children);
    }
  }

  private void saw(boolean happened, SeasonOracle.Place place, Measure measure, long number) {
    if (happened) {
      oracle.saw(place, measure, number);
    }
  }

  // The depot

  /** The network sets the clock, and staff load the van anew. */
  private void atDepot(Van van, LocalDate day) throws IOException {
    van.station.clock().set(Duration.ZERO, ClockTrust.TRUSTED);
    network(van, true);
    SeasonOracle.Place depot = new SeasonOracle.Place(van.name(), day);
    for (int i = 0; i < 5; i++) {
      Book book = new Book("%s-b%d".formatted(van.name(), bookCount++));
      if (done(van, new VanAct.StockShelved(new ItemId(book.name)))) {
        van.shelf.add(book);
        oracle.saw(depot, Measure.STOCK_LOADED, 1);
      }
    }
  }

  private void network(Van van, boolean there) {
    if (van.atNetwork != there) {
      van.atNetwork = there;
      van.station.network(there);
    }
  }

  /** The day after a backup: the disk is broken, what it had is at the centre. */
  private void diskReplaced(Van van) throws Exception {
    Disk.Image backup = van.backup;
    if (backup == null || !van.station.isUp() || !isAtCentre(van)) {
      return;
    }
    agenda.tell(van.name() + " gets a new disk, and its backup");
    van.backup = null;
    van.station.restore(backup, true);
  }

  private static boolean isAtCentre(Van van) throws IOException {
    return van.station.open().acceptedThrough() == van.station.open().last();
  }

  private boolean done(Van van, Act act) throws IOException {
    return record(van, act) != null;
  }

  /** What people saw: null if the van was off or did not take it. */
  private @Nullable RecordedAct record(Van van, Act act) throws IOException {
    if (!van.station.isUp()) {
      return null;
    }
    @Nullable RecordedAct recorded = van.station.append(act).orElse(null);
    if (recorded != null) {
      van.station.recorded(recorded);
    }
    return recorded;
  }

  // The broker

  private void toCentre(SimulatedStation from, MqttMessage message) {
    if (TOPICS.parse(message.topic()).orElseThrow().channel() == Topics.Channel.ACTS) {
      for (int i = fate.copies(); i > 0; i--) {
        agenda.after(fate.delay(), () -> centre.arrived(from.id(), message.payload()));
      }
    }
  }

  private void toStation(StationId to, byte[] outcomes) {
    MqttMessage message = MqttMessage.of(TOPICS.of(to, Topics.Channel.OUTCOMES), outcomes);
    Van van = vans.stream().filter(each -> each.station.id().equals(to)).findFirst().orElseThrow();
    for (int i = fate.copies(); i > 0; i--) {
      agenda.after(fate.delay(), () -> van.station.arrived(message));
    }
  }

  /** Nobody stands at a desk, and the centre dies by itself only. */
  private static final class NobodyElse implements SimulatedLibrary.Witness {
    @Override
    public void centreDies() {
      throw new AssertionError("not in a season");
    }

    @Override
    public void centreDiskFails() {
      throw new AssertionError("not in a season");
    }

    @Override
    public void answerLost(String item) {
      // The centre looks for itself.
    }
  }

  // The end

  private boolean quiet() throws Exception {
    if (!centre.isUp() || centre.atTheEnd().waits()) {
      return false;
    }
    for (Van van : vans) {
      if (!van.station.isUp() || !isAtCentre(van)) {
        return false;
      }
    }
    return true;
  }

  private Ending ending() throws Exception {
    SeasonOracle.Difference difference = oracle.against(library.effects(), library.out());
    boolean agrees = report().counts(VISIBLE).equals(oracle.counts());
    return new Ending(
        oracle.loans(),
        difference.lost(),
        difference.doubled(),
        agrees,
        centre.reviews(vans.stream().map(van -> van.station).toList()));
  }

  private SeasonReport report() throws Exception {
    SeasonReport report = new SeasonReport(rule, ZONE);
    for (Van van : vans) {
      for (Epoch epoch : van.station.epochs()) {
        report.add(van.name(), centre.atTheEnd().journal(van.station.id(), epoch));
      }
    }
    return report;
  }

  @Override
  public void close() {
    vans.forEach(van -> van.station.close());
    centre.close();
  }
}
