package org.shuyi.sync.simulation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.agent.StationOnOneThread;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.sqlite.SqliteJournal;
import org.shuyi.sync.mqtt.MqttLinkException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.Reference;

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

  private static final Reference.LoanRules RULES = new Reference.LoanRules(5, 21);
  private static final int PAGE = 1000;

  private final Agenda agenda;
  private final Fate fate;
  private final RandomGenerator random;
  private final SimulatedClock clock;
  private final ActIds ids;
  private final StationSettings settings;
  private final Broker broker;
  private final Set<Long> connections = new HashSet<>();
  private @Nullable SqliteJournal journal;
  private @Nullable StationOnOneThread process;
  private boolean network = true;
  private int life;
  private long wakeAt = Long.MAX_VALUE;

  SimulatedStation(
      String name,
      Agenda agenda,
      Fate fate,
      RandomGenerator random,
      SimulatedClock clock,
      Path directory,
      Broker broker) {
    this.agenda = agenda;
    this.fate = fate;
    this.random = random;
    this.clock = clock;
    this.broker = broker;
    this.ids = new ActIds(clock::wall, random);
    this.settings =
        new StationSettings(
            "sim",
            new StationId(name),
            URI.create("tcp://broker:1883"),
            new byte[16],
            directory.resolve(name),
            Duration.ofDays(90),
            "1",
            TIMES);
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

  /** Power comes. */
  void start() throws JournalException {
    clock.boot();
    SqliteJournal opened = SqliteJournal.open(settings.journal(), clock, ids, random);
    StationOnOneThread started =
        new StationOnOneThread(settings, opened, RULES, random, this, agenda::now);
    journal = opened;
    process = started;
    life++;
    wakeAt = Long.MAX_VALUE;
    give(new SyncEvent.Start());
  }

  /** Power goes. */
  void kill() {
    if (journal != null) {
      agenda.tell(id() + " is killed");
      journal.close();
      journal = null;
      process = null;
      life++;
      connections.clear();
      agenda.after(1000 + random.nextLong(fate.chance(20) ? 7_200_000 : 60_000), this::start);
    }
  }

  /** Writes an act. */
  RecordedAct append(Act act) throws JournalException {
    StationOnOneThread now = process;
    if (now == null) {
      throw new IllegalStateException(id() + " is off");
    }
    return now.append(act);
  }

  /** Tells the engine, as after the patron has seen the screen. */
  void recorded(RecordedAct act) {
    give(new SyncEvent.Recorded(act.sequence()));
  }

  void network(boolean there) {
    network = there;
    if (!there) {
      List.copyOf(connections).forEach(this::cut);
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
    if (!network || fate.chance(15)) {
      later(5000, new SyncEvent.Disconnected(attempt));
      return;
    }
    int when = life;
    agenda.after(
        1 + random.nextLong(500),
        () -> {
          if (when == life && network) {
            connections.add(attempt);
            give(new SyncEvent.Connected(attempt));
          }
        });
    if (fate.chance(30)) {
      agenda.after(random.nextLong(7_200_000), this::cut);
    }
  }

  @Override
  public void disconnect(long attempt) {
    connections.remove(attempt);
  }

  @Override
  public void publish(long attempt, MqttMessage message) throws MqttLinkException {
    boolean told = connections.contains(attempt);
    boolean failed = fate.chance(4);
    if (told && !(failed && fate.chance(50))) {
      broker.publish(this, message);
    }
    if (!told || failed) {
      throw new MqttLinkException("not sent, it seems");
    }
  }

  /** All rows, for the oracle. */
  List<SealedRow> rows() throws JournalException {
    List<SealedRow> rows = new ArrayList<>();
    for (List<SealedRow> page = open().rowsAfter(0, PAGE);
        !page.isEmpty();
        page = open().rowsAfter(rows.size(), PAGE)) {
      rows.addAll(page);
    }
    return rows;
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
