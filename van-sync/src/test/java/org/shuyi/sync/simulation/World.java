package org.shuyi.sync.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.wire.Topics;

/** Books go from hand to hand at stations that are alone for days; everything else goes wrong. */
final class World implements AutoCloseable {
  private static final long LONGEST_REST = 96 * Plan.HOUR;
  private static final Topics TOPICS = new Topics("sim");

  /** How a world ended. */
  record Ending(
      List<Oracle.Fault> faults,
      List<Agenda.Line> story,
      Map<Trouble, Integer> troubles,
      Map<String, Integer> reviews,
      int acts,
      int steps) {
    /** Ten thousand stories are too long to be kept. */
    Ending withoutStoryIfWell() {
      return faults.isEmpty()
          ? new Ending(faults, List.of(), troubles, reviews, acts, steps)
          : this;
    }
  }

  /** How a copy of a journal came to be. */
  private enum CopyKind {
    BACKUP(Trouble.RESTORED_BACKUP),
    FILE(Trouble.RESTORED_COPY),
    FOLDER(Trouble.RESTORED_FOLDER);

    private final Trouble restored;

    CopyKind(Trouble restored) {
      this.restored = restored;
    }
  }

  private record Copy(CopyKind kind, Disk.Image image, Set<ActId> acts) {}

  private final Plan plan;
  private final Keep keep;
  private final Rules rules;
  private final Agenda agenda = new Agenda();
  private final Fate fate;
  private final SimulatedLibrary library;
  private final SimulatedCentre centre;
  private final List<SimulatedStation> stations = new ArrayList<>();
  private final People people;
  private final Map<Integer, Copy> copies = new HashMap<>();
  private final Set<ActId> burnt = new HashSet<>();

  private World(long seed, Keep keep, Rules rules, Path directory) {
    this.plan = Plan.of(seed);
    this.keep = keep;
    this.rules = rules;
    this.fate = new Fate(seed, keep);
    this.library = new SimulatedLibrary(agenda, fate, new Witness());
    this.centre =
        new SimulatedCentre(
            agenda,
            fate,
            seed,
            directory.resolve("centre.db"),
            rules == Rules.KEPT ? library : new BrokenLibrary(library, rules, agenda),
            rules,
            this::toStation);
    for (int i = 0; i < plan.setting().stations(); i++) {
      stations.add(
          new SimulatedStation(
              "s" + i,
              agenda,
              fate,
              seed * 10 + i,
              plan.setting().goodClocks(),
              rules == Rules.ORDERED_BY_WALL_CLOCK,
              directory,
              this::toCentre));
    }
    if (plan.setting().blocked()) {
      library.block(People.BLOCKED);
    }
    this.people = new People(agenda, fate, stations, library, plan.setting());
  }

  static Ending play(long seed, Keep keep, Rules rules, Path directory) throws Exception {
    try (World world = new World(seed, keep, rules, directory)) {
      return world.play();
    }
  }

  private Ending play() throws Exception {
    centre.start();
    for (SimulatedStation station : stations) {
      begin(station);
    }
    plan.steps().stream()
        .filter(step -> keep.has(step.number()))
        .forEach(step -> agenda.after(step.at(), () -> happen(step, step.random())));
    agenda.after(6 * Plan.HOUR, this::staffLook);
    agenda.runUntil(plan.setting().trouble());
    agenda.tell("peace: every line holds, nobody comes any more");
    fate.calm();
    for (long end = agenda.now() + LONGEST_REST; agenda.now() < end && !quiet(); ) {
      agenda.runUntil(agenda.now() + Plan.HOUR);
    }
    return ending();
  }

  private void begin(SimulatedStation station) throws JournalException {
    if (fate.strikes(Trouble.STATION_APPEARS_LATE, 15)) {
      long later = fate.of(Trouble.STATION_APPEARS_LATE).nextLong(24 * Plan.HOUR);
      agenda.after(later, station::start);
    } else {
      station.start();
    }
  }

  private Ending ending() throws Exception {
    Oracle.Evidence evidence = evidence();
    return new Ending(
        Oracle.judge(evidence),
        agenda.story(),
        fate.counts(),
        centre.reviews(stations),
        people.seen().size(),
        plan.steps().size());
  }

  private boolean quiet() throws Exception {
    if (!centre.isUp() || centre.atTheEnd().waits()) {
      return false;
    }
    for (SimulatedStation station : stations) {
      if (!station.isUp() || station.open().acceptedThrough() < station.open().last()) {
        return false;
      }
    }
    Map<ActId, Oracle.Result> results = results();
    for (SimulatedStation station : stations) {
      Set<ActId> acts = station.acts();
      if (!results.keySet().containsAll(acts)
          || !station.told().equals(Oracle.some(results, acts))) {
        return false;
      }
    }
    return true;
  }

  // The plan

  private void happen(Plan.Step step, RandomGenerator random) throws Exception {
    SimulatedStation station = stations.get(step.who());
    switch (step.kind()) {
      case VISIT -> people.visit(random);
      case DESK -> atDesk(() -> people.desk(random, results()));
      case HOLD -> people.hold(random);
      case LIBRARY_DOWN -> libraryDown(Trouble.LIBRARY_DOWN, random.nextLong(4 * Plan.HOUR));
      case ALONE -> alone(station, random);
      case CLOCK_JUMPS -> clockJumps(station, random);
      case DISK_FULL -> diskFull(station, random);
      case POWER_GOES -> countIfUp(Trouble.STATION_KILLED, station, station::kill);
      case RESTART -> countIfUp(Trouble.STATION_RESTARTED, station, station::restart);
      case BACKUP -> copy(step.who(), random);
      case RESTORE -> restore(step.who());
    }
  }

  private void countIfUp(Trouble kind, SimulatedStation station, Agenda.Event event)
      throws Exception {
    if (station.isUp()) {
      fate.count(kind);
      event.happen();
    }
  }

  private void atDesk(Agenda.Event event) throws Exception {
    if (centre.isUp()) {
      event.happen();
    }
  }

  private void libraryDown(Trouble kind, long howLong) {
    agenda.tell("the library system is down for " + howLong / Plan.MINUTE + " minutes");
    fate.count(kind);
    library.down(true);
    agenda.after(howLong, () -> library.down(false));
  }

  private void alone(SimulatedStation station, RandomGenerator random) {
    long howLong = random.nextLong(random.nextBoolean() ? 30 * Plan.HOUR : Plan.HOUR);
    agenda.tell(station.id() + " is alone for " + howLong / Plan.MINUTE + " minutes");
    fate.count(Trouble.STATION_ALONE);
    station.network(false);
    agenda.after(howLong, () -> station.network(true));
  }

  private void diskFull(SimulatedStation station, RandomGenerator random) {
    long howLong = random.nextLong(4 * Plan.HOUR);
    agenda.tell(
        "the disk of " + station.id() + " is full for " + howLong / Plan.MINUTE + " minutes");
    fate.count(Trouble.DISK_FULL);
    station.diskFull(true);
    agenda.after(howLong, () -> station.diskFull(false));
  }

  private void clockJumps(SimulatedStation station, RandomGenerator random) {
    if (!station.clock().isGood()) {
      fate.count(Trouble.CLOCK_JUMPS);
      station.clock().jump(random);
    }
  }

  private void copy(int who, RandomGenerator random) throws IOException {
    SimulatedStation station = stations.get(who);
    if (station.isUp()) {
      CopyKind kind = CopyKind.values()[random.nextInt(CopyKind.values().length)];
      agenda.tell("a copy of the journal of " + station.id() + ": " + kind);
      copies.put(who, new Copy(kind, station.copy(kind == CopyKind.BACKUP), station.acts()));
    }
  }

  /** Acts that were only on a disk that is overwritten are gone, and nobody can help that. */
  private void restore(int who) throws Exception {
    SimulatedStation station = stations.get(who);
    Copy copy = copies.get(who);
    if (copy == null || !station.isUp() || !centre.isUp()) {
      return;
    }
    fate.count(copy.kind().restored);
    agenda.tell(station.id() + " gets its copy back: " + copy.kind());
    for (ActId act : station.acts()) {
      if (!copy.acts().contains(act) && !centre.atTheEnd().has(act)) {
        fate.count(Trouble.ACTS_BURNT);
        burnt.add(act);
      }
    }
    station.restore(copy.image(), copy.kind() == CopyKind.FOLDER || isEpochKept());
  }

  private boolean isEpochKept() {
    return rules == Rules.EPOCH_KEPT_WHEN_SET_BACK;
  }

  /** Staff see an alarm: the centre takes no more of a journal, or has more than it holds. */
  private void staffLook() throws Exception {
    agenda.after(fate.isTrouble() ? 6 * Plan.HOUR : Plan.HOUR, this::staffLook);
    for (SimulatedStation station : stations) {
      if (!isEpochKept() && centre.isUp() && station.isUp() && centre.alarms(station)) {
        fate.count(Trouble.EPOCH_RENEWED_BY_STAFF);
        agenda.tell("staff put a backup of the journal of " + station.id() + " in its place");
        station.restore(station.copy(true), false);
      }
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
    SimulatedStation station =
        stations.stream().filter(s -> s.id().equals(to)).findFirst().orElseThrow();
    for (int i = fate.copies(); i > 0; i--) {
      agenda.after(fate.delay(), () -> station.arrived(message));
    }
  }

  private final class Witness implements SimulatedLibrary.Witness {
    @Override
    public void centreDies() throws IOException {
      centre.kill();
    }

    @Override
    public void centreDiskFails() {
      try {
        centre.diskFails();
      } catch (StoreException e) {
        throw new IllegalStateException("a centre's disk that can't be let fail", e);
      }
    }

    @Override
    public void answerLost(String item) {
      RandomGenerator crash = fate.of(Trouble.LIBRARY_CRASHES_BEFORE_ANSWER);
      if (fate.strikes(Trouble.LIBRARY_CRASHES_BEFORE_ANSWER, 20)) {
        libraryDown(Trouble.LIBRARY_DOWN, crash.nextLong(Plan.HOUR));
      }
      RandomGenerator desk = fate.of(Trouble.DESK_AFTER_LOST_ANSWER);
      if (fate.strikes(Trouble.DESK_AFTER_LOST_ANSWER, 50)) {
        agenda.after(
            2 * Plan.MINUTE + desk.nextLong(Plan.HOUR),
            () -> atDesk(() -> people.returnAtDesk(item, results(), desk)));
      }
    }
  }

  // Evidence

  private Map<ActId, Oracle.Result> results() throws Exception {
    return centre.results(stations);
  }

  private Oracle.Evidence evidence() throws Exception {
    Map<String, List<ActId>> journals = new TreeMap<>();
    Map<ActId, Oracle.Result> told = new HashMap<>();
    Set<ActId> stored = new HashSet<>();
    for (SimulatedStation station : stations) {
      journals.put(station.id().value(), List.copyOf(station.acts()));
      told.putAll(station.told());
      for (ActId act : station.acts()) {
        if (centre.atTheEnd().has(act)) {
          stored.add(act);
        }
      }
    }
    return new Oracle.Evidence(
        people.seen(),
        journals,
        stored,
        results(),
        told,
        burnt,
        library.effects(),
        library.out(),
        centre.withdrawn(),
        plan.setting().blocked() ? Set.of(People.BLOCKED) : Set.of(),
        library.wanted(),
        library.unanswered());
  }

  @Override
  public void close() {
    stations.forEach(SimulatedStation::close);
    centre.close();
  }
}
