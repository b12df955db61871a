package org.shuyi.sync.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.agent.StationOnOneThread;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.sqlite.FaultyDisk;
import org.shuyi.sync.journal.sqlite.SqliteJournal;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.TestKeys;

/** A station: its journal survives, its process and its connections do not. */
final class SimulatedStation implements StationOnOneThread.Wire {
  /** Where messages go. */
  interface Broker {
    void publish(SimulatedStation from, MqttMessage message);
  }

  private static final SyncSettings TIMES =
      new SyncSettings(
          Duration.ofSeconds(1),
          Duration.ofMinutes(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          Duration.ofMinutes(65),
          Duration.ofMinutes(200),
          Duration.ofMinutes(1),
          Duration.ofMinutes(55),
          Duration.ofDays(1),
          Duration.ofSeconds(2));

  private static final int PAGE = 1000;
  private static final long WAITS_FOR_JOURNAL = 300_000;

  private final Agenda agenda;
  private final Fate fate;
  private final SplittableRandom random;
  private final SimulatedClock clock;
  private final ActIds ids;
  private final StationSettings settings;
  private final Broker broker;
  private final Disk disk;
  private final Set<Epoch> epochs = new LinkedHashSet<>();
  private final Set<Long> connections = new HashSet<>();
  private @Nullable SqliteJournal journal;
  private @Nullable StationOnOneThread process;
  private final FaultyDisk faults = new FaultyDisk();
  private int alone;
  private int full;
  private int life;
  private long wakeAt = Long.MAX_VALUE;

  SimulatedStation(
      String name,
      Agenda agenda,
      Fate fate,
      long seed,
      boolean goodClock,
      boolean believed,
      Path directory,
      Broker broker) {
    this.agenda = agenda;
    this.fate = fate;
    this.random = new SplittableRandom(seed);
    this.clock = new SimulatedClock(agenda, random, goodClock, believed);
    this.broker = broker;
    this.ids = new ActIds(clock::wall, random);
    this.settings =
        new StationSettings(
            "sim",
            new StationId(name),
            URI.create("tcp://broker:1883"),
            TestKeys.STATION,
            directory.resolve(name),
            Duration.ofDays(90),
            "1",
            TIMES);
    this.disk = new Disk(settings.journal());
  }

  StationId id() {
    return settings.station();
  }

  SimulatedClock clock() {
    return clock;
  }

  boolean isUp() {
    return process != null;
  }

  /** Of all its journals so far. */
  Set<Epoch> epochs() {
    return epochs;
  }

  // Power

  /** Power comes. */
  void start() throws JournalException {
    if (journal != null) {
      return;
    }
    clock.boot();
    try {
      begin(faults.journal(settings.journal(), clock, ids, random));
    } catch (JournalException e) {
      tellOfDisk(Trouble.START_REFUSED_BY_DISK, "waits for its journal", e);
      agenda.after(WAITS_FOR_JOURNAL, this::start);
    }
  }

  private void begin(SqliteJournal opened) throws JournalException {
    journal = opened;
    process = new StationOnOneThread(settings, opened, random, this, agenda::now);
    if (epochs.add(opened.epoch())) {
      agenda.tell(id() + " begins epoch " + opened.epoch());
    }
    life++;
    wakeAt = Long.MAX_VALUE;
    give(new SyncEvent.Start());
  }

  /** Power goes: the files stay as they are at this moment. */
  void kill() throws IOException {
    if (journal != null) {
      kill(disk.take());
    }
  }

  private void kill(Disk.Image left) throws IOException {
    agenda.tell(id() + " is killed");
    stop();
    disk.put(left);
    startAgain();
  }

  /** Stops in good order, and starts again. */
  void restart() {
    if (journal != null) {
      agenda.tell(id() + " is restarted");
      stop();
      startAgain();
    }
  }

  private void stop() {
    open().close();
    journal = null;
    process = null;
    life++;
    connections.clear();
  }

  private void startAgain() {
    agenda.after(1000 + random.nextLong(random.nextInt(5) == 0 ? 7_200_000 : 60_000), this::start);
  }

  // Acts

  /** Writes an act; empty if the disk does not take it: then nothing may happen. */
  Optional<RecordedAct> append(Act act) throws JournalException {
    boolean fails = full == 0 && fate.strikes(Trouble.FLUSH_FAILED, 2);
    if (fails) {
      boolean there = fate.of(Trouble.FLUSH_FAILED).nextBoolean();
      faults.nextCommit(there ? FaultyDisk.Commit.FAILS_AND_IS_THERE : FaultyDisk.Commit.FAILS);
    }
    try {
      return Optional.of(open().append(act));
    } catch (JournalException e) {
      if (!fails) {
        tellOfDisk(Trouble.ACT_REFUSED_BY_DISK, "can't write an act", e);
      }
      return Optional.empty();
    }
  }

  private void tellOfDisk(Trouble kind, String what, JournalException failure)
      throws JournalException {
    if (full == 0 || failure.kind() != JournalException.Kind.DISK_FULL) {
      throw failure;
    }
    fate.count(kind);
    agenda.tell(id() + " " + what + ": its disk is full");
  }

  /** Power goes while an act is written: a part of it is on the disk. */
  void killWhileWriting(Act act, RandomGenerator how) throws IOException {
    Disk.Image before = disk.take();
    if (append(act).isEmpty()) {
      kill();
      return;
    }
    kill(before.torn(disk.take(), how));
  }

  /** Tells the engine, as after the patron has seen the screen. */
  void recorded(RecordedAct act) {
    give(new SyncEvent.Recorded(act.sequence()));
  }

  // Disk

  /** Full until as often there was room again. */
  void diskFull(boolean now) {
    full += now ? 1 : -1;
    faults.full(full > 0);
  }

  /** A copy of the journal, made in one of the ways in which people make copies. */
  Disk.Image copy(boolean properly) throws IOException {
    if (!properly) {
      return disk.take();
    }
    Path to = disk.sibling(".backup");
    open().backup(to);
    return new Disk.Image(Files.readAllBytes(to), new byte[0], null);
  }

  /** A copy is put in place of the journal. */
  void restore(Disk.Image copy, boolean withMark) throws IOException {
    byte[] mark = disk.take().mark();
    kill(withMark ? copy : copy.withMark(mark));
  }

  // Network

  /** Alone until as many lines hold again as were cut. */
  void network(boolean there) {
    alone += there ? -1 : 1;
    if (alone > 0) {
      cut();
    }
  }

  void cut() {
    List.copyOf(connections).forEach(this::cut);
  }

  private void cut(long attempt) {
    connections.remove(attempt);
    later(30_000, new SyncEvent.Disconnected(attempt));
  }

  private void give(SyncEvent event) {
    StationOnOneThread now = process;
    if (now != null) {
      now.happen(event);
      wake(now);
    }
  }

  private void later(long within, SyncEvent event) {
    int when = life;
    agenda.after(
        1 + random.nextLong(within),
        () -> {
          if (life == when) {
            give(event);
          }
        });
  }

  private void wake(StationOnOneThread now) {
    OptionalLong wanted = now.wakeAt();
    if (wanted.isPresent() && (wanted.getAsLong() < wakeAt || wakeAt <= agenda.now())) {
      long at = Math.max(wanted.getAsLong(), agenda.now() + 1);
      wakeAt = at;
      int when = life;
      agenda.after(at - agenda.now(), () -> tick(when, at));
    }
  }

  private void tick(int when, long at) {
    if (when == life && at == wakeAt) {
      wakeAt = Long.MAX_VALUE;
      give(new SyncEvent.Tick());
    }
  }

  /** A message for this station, if a connection stands. */
  void arrived(MqttMessage message) {
    StationOnOneThread now = process;
    if (now != null && !connections.isEmpty()) {
      now.arrived(message);
      wake(now);
    }
  }

  @Override
  public void connect(long attempt) {
    if (alone > 0 || fate.strikes(Trouble.NO_CONNECTION, 15)) {
      later(5000, new SyncEvent.Disconnected(attempt));
      return;
    }
    int when = life;
    agenda.after(
        1 + random.nextLong(500),
        () -> {
          if (when == life && alone == 0) {
            connections.add(attempt);
            give(new SyncEvent.Connected(attempt));
          }
        });
    if (fate.strikes(Trouble.CONNECTION_CUT, 30)) {
      agenda.after(fate.of(Trouble.CONNECTION_CUT).nextLong(7_200_000), this::cut);
    }
  }

  @Override
  public void disconnect(long attempt) {
    connections.remove(attempt);
  }

  @Override
  public void publish(long attempt, MqttMessage message) throws MqttLinkException {
    if (!connections.contains(attempt) || fate.strikes(Trouble.NOT_SENT, 2)) {
      throw new MqttLinkException("not sent");
    }
    broker.publish(this, message);
    if (fate.strikes(Trouble.SENT_BUT_SAID_TO_HAVE_FAILED, 2)) {
      throw new MqttLinkException("not sent, it seems");
    }
  }

  /** In its journal, in that order. */
  Set<ActId> acts() throws JournalException {
    Set<ActId> acts = new LinkedHashSet<>();
    for (List<SealedRow> page = open().rowsAfter(0, PAGE);
        !page.isEmpty();
        page = open().rowsAfter(acts.size(), PAGE)) {
      page.forEach(row -> acts.add(row.act().id()));
    }
    return acts;
  }

  /** What the station knows of its acts. */
  Map<ActId, Oracle.Result> told() throws JournalException {
    Map<ActId, Oracle.Result> told = new HashMap<>();
    for (ActId act : acts()) {
      open().outcome(act).ifPresent(outcome -> told.put(act, SimulatedCentre.result(outcome)));
    }
    return told;
  }

  SqliteJournal open() {
    if (journal == null) {
      throw new IllegalStateException(id() + " is off");
    }
    return journal;
  }

  void close() {
    if (journal != null) {
      journal.close();
    }
  }
}
