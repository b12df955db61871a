package org.shuyi.sync.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.CentreOnOneThread;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.OutcomesCodec;

/** The centre's process: it works, dies and starts again on the files as they were then. */
final class SimulatedCentre {
  private static final long LONGEST_DEATH = 2 * 3_600_000L;

  /** What breaks the rule has acts in memory for so long. */
  private static final long FLUSHED_LATE = 5000;

  /**
   * So often its files are opened anew as they were. Else the successor gets them as they are: it
   * never dies within a transaction, so both are the same, and that takes a fifth of the time.
   */
  private static final int FILES_OPENED_ANEW = 8;

  private static final long LONGEST_DISK_FAILURE = 120_000;

  /** The lanes look this often for calls that were lost; between them nothing is found. */
  private static final Duration LOOKS_FOR_LOST_CALLS = Duration.ofSeconds(1);

  private final Agenda agenda;
  private final Fate fate;
  private final SplittableRandom random;
  private final Path file;
  private final Disk disk;
  private final LibrarySystem ils;
  private final Rules rules;
  private final BiConsumer<StationId, byte[]> send;
  private @Nullable CentreOnOneThread running;
  private @Nullable CentreOnOneThread former;
  private final Map<String, Outcomes> said = new TreeMap<>();
  private final Set<ActId> refused = new HashSet<>();
  private final List<String> withdrawn = new ArrayList<>();
  private int life;
  private int diskFailures;
  private long nextLook = Long.MAX_VALUE;

  SimulatedCentre(
      Agenda agenda,
      Fate fate,
      long seed,
      Path file,
      LibrarySystem ils,
      Rules rules,
      BiConsumer<StationId, byte[]> send) {
    this.agenda = agenda;
    this.fate = fate;
    this.random = new SplittableRandom(seed);
    this.file = file;
    this.disk = new Disk(file);
    this.ils = ils;
    this.rules = rules;
    this.send = send;
  }

  void start() throws Exception {
    CentreOnOneThread opened = former == null ? open() : former.successor();
    running = opened;
    former = null;
    setDisk();
    for (Outcomes each : said.values()) {
      if (opened.lane(each.station(), each.epoch()).acceptedThrough() < each.acceptedThrough()) {
        withdrawn.add("acknowledged to " + each.station() + " and gone after a crash");
      }
    }
    lookWithin(50);
    unpackWithin(50);
  }

  private CentreOnOneThread open() throws Exception {
    return CentreOnOneThread.open(
        file, ils, SimulatedLibrary.LOAN_DAYS, agenda::instant, this::send);
  }

  /** The files stay as they are at this moment. */
  void kill() throws IOException {
    if (running != null) {
      if (random.nextInt(FILES_OPENED_ANEW) == 0) {
        Disk.Image image = disk.take();
        running.close();
        disk.put(image);
      } else {
        former = running;
      }
      running = null;
      life++;
      nextLook = Long.MAX_VALUE;
      agenda.after(
          1 + random.nextLong(random.nextInt(5) == 0 ? LONGEST_DEATH : 10_000), this::start);
    }
  }

  boolean isUp() {
    return running != null;
  }

  // Messages

  /** A message arrives; what comes while the centre is down is lost. */
  void arrived(StationId from, byte[] bytes) throws Exception {
    CentreOnOneThread centre = running;
    if (centre == null) {
      return;
    }
    if (fate.strikes(Trouble.CENTRE_KILLED_AT_BATCH, 1)) {
      agenda.tell("the centre is killed before it stores a batch of " + from);
      kill();
      return;
    }
    if (fate.strikes(Trouble.CENTRE_DISK_FAILS, 1)) {
      diskFails();
    }
    if (rules == Rules.ACKNOWLEDGED_BEFORE_STORED) {
      acknowledgeFirst(centre, from, bytes);
    } else {
      store(centre, from, bytes);
    }
  }

  private void store(CentreOnOneThread centre, StationId from, byte[] bytes) throws Exception {
    Optional<Outcomes> answer;
    try {
      answer = centre.receive(from, bytes);
    } catch (StoreException e) {
      tellOfDisk("a batch of " + from + " is not stored", e);
      return;
    }
    if (fate.strikes(Trouble.CENTRE_KILLED_AT_BATCH, 1)) {
      agenda.tell("the centre is killed after it stored a batch of " + from);
      kill();
      return;
    }
    answer.map(this::asTheRulesSay).ifPresent(this::send);
    unpackWithin(50);
  }

  private void unpackWithin(long millis) {
    int when = life;
    agenda.after(
        1 + random.nextLong(millis),
        () -> {
          if (when == life) {
            unpack();
          }
        });
  }

  /** One batch, then perhaps the next one. */
  private void unpack() throws Exception {
    if (fate.strikes(Trouble.CENTRE_KILLED_AT_BATCH, 1)) {
      agenda.tell("the centre is killed before it unpacks a batch");
      kill();
      return;
    }
    try {
      if (atTheEnd().unpack()) {
        lookWithin(50);
        unpackWithin(20);
      }
    } catch (StoreException e) {
      tellOfDisk("a batch is not unpacked", e);
      unpackWithin(2000);
    }
  }

  /** For a while nothing can be stored. */
  void diskFails() throws StoreException {
    agenda.tell("the disk of the centre takes nothing more");
    diskFailures++;
    setDisk();
    agenda.after(
        1 + fate.of(Trouble.CENTRE_DISK_FAILS).nextLong(LONGEST_DISK_FAILURE),
        () -> {
          diskFailures--;
          setDisk();
        });
  }

  private void setDisk() throws StoreException {
    CentreOnOneThread owner = running == null ? former : running;
    if (owner != null) {
      owner.diskFails(diskFailures > 0);
    }
  }

  private void tellOfDisk(String what, StoreException failure) throws StoreException {
    if (diskFailures == 0) {
      throw failure;
    }
    agenda.tell(what + ": " + failure.kind());
  }

  private void acknowledgeFirst(CentreOnOneThread centre, StationId from, byte[] bytes)
      throws Exception {
    Batch batch = BatchCodec.decode(bytes);
    long before = centre.lane(from, batch.epoch()).acceptedThrough();
    long through = batch.first() - 1 + batch.payloads().size();
    long now = batch.first() > before + 1 ? before : Math.max(before, through);
    send(new Outcomes(from, batch.epoch(), now, List.of(), null));
    int when = life;
    agenda.after(
        FLUSHED_LATE,
        () -> {
          if (when == life) {
            store(centre, from, bytes);
          }
        });
  }

  private Outcomes asTheRulesSay(Outcomes answer) {
    return rules == Rules.REFUSAL_TOLD_ONCE
        ? new Outcomes(
            answer.station(),
            answer.epoch(),
            answer.acceptedThrough(),
            answer.settled().stream().filter(each -> !refused.contains(each.id())).toList(),
            answer.quarantine())
        : answer;
  }

  /** Acknowledgements that did not survive: a station may have thrown these acts away. */
  List<String> withdrawn() {
    return List.copyOf(withdrawn);
  }

  private void send(Outcomes outcomes) {
    said.merge(
        outcomes.station() + " " + outcomes.epoch(),
        outcomes,
        (old, now) -> now.acceptedThrough() > old.acceptedThrough() ? now : old);
    outcomes.settled().stream()
        .filter(each -> each.outcome() instanceof Outcome.Refused)
        .forEach(each -> refused.add(each.id()));
    send.accept(outcomes.station(), OutcomesCodec.encode(outcomes));
  }

  // Lanes

  private void lookWithin(long millis) {
    lookAt(agenda.now() + 1 + random.nextLong(millis));
  }

  private void lookAt(long at) {
    if (at < nextLook) {
      nextLook = at;
      int when = life;
      agenda.after(
          at - agenda.now(),
          () -> {
            if (when == life && at == nextLook) {
              nextLook = Long.MAX_VALUE;
              look();
            }
          });
    }
  }

  private void look() throws Exception {
    CentreOnOneThread centre = atTheEnd();
    int when = life;
    Duration rest =
        centre.look(work -> agenda.after(1 + random.nextLong(200), () -> work(when, work)));
    if (rest.compareTo(LOOKS_FOR_LOST_CALLS) < 0) {
      lookAt(agenda.now() + 1 + rest.toMillis());
    } else {
      Optional<Instant> due = centre.nextDue();
      due.ifPresent(
          next -> lookAt(agenda.now() + 1 + Duration.between(agenda.instant(), next).toMillis()));
    }
  }

  private void work(int when, CentreOnOneThread.Work work) {
    if (when != life) {
      return;
    }
    try {
      work.run();
      CentreOnOneThread centre = atTheEnd();
      centre.tell();
      lookWithin(50 + centre.rest().toMillis());
    } catch (InterruptedException e) {
      agenda.tell("a worker of the centre ends with it");
    }
  }

  /** It takes no more of a station's journal, or has more of it than there is. */
  boolean alarms(SimulatedStation station) throws Exception {
    StationLane lane = atTheEnd().lane(station.id(), station.open().epoch());
    return lane.quarantine() != null || lane.acceptedThrough() > station.open().last();
  }

  /** What became of the acts of all journals that ever were. */
  Map<ActId, Oracle.Result> results(List<SimulatedStation> stations) throws Exception {
    Map<ActId, Oracle.Result> results = new HashMap<>();
    for (SimulatedStation station : stations) {
      for (Epoch epoch : station.epochs()) {
        for (Outcomes.Settled settled : settled(station.id(), epoch)) {
          results.put(settled.id(), result(settled.outcome()));
        }
      }
    }
    return results;
  }

  static Oracle.Result result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> Oracle.Result.APPLIED;
      case Outcome.AlreadyDone done -> Oracle.Result.ALREADY_DONE;
      case Outcome.Refused refused -> Oracle.Result.REVIEW;
      case Outcome.Unknown unknown -> Oracle.Result.DOUBT;
    };
  }

  /** How many acts staff have to look at, by what they are told. */
  Map<String, Integer> reviews(List<SimulatedStation> stations) throws Exception {
    Map<ActId, String> reasons = new HashMap<>();
    for (SimulatedStation station : stations) {
      for (Epoch epoch : station.epochs()) {
        for (Outcomes.Settled settled : settled(station.id(), epoch)) {
          reason(settled.outcome()).ifPresent(why -> reasons.put(settled.id(), why));
        }
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    reasons.values().forEach(why -> counts.merge(why, 1, Integer::sum));
    return counts;
  }

  private static Optional<String> reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> Optional.empty();
      case Outcome.AlreadyDone done -> Optional.empty();
      case Outcome.Refused refused -> Optional.of(refused.detail() + " " + refused.reasons());
      case Outcome.Unknown unknown -> Optional.of("unknown: " + unknown.detail());
    };
  }

  private List<Outcomes.Settled> settled(StationId station, Epoch epoch) throws Exception {
    CentreOnOneThread centre = atTheEnd();
    return centre.outcomes(station, epoch, centre.lane(station, epoch).acceptedThrough());
  }

  /** For the oracle, after all. */
  CentreOnOneThread atTheEnd() {
    if (running == null) {
      throw new IllegalStateException("the centre is down");
    }
    return running;
  }

  void close() {
    if (running != null) {
      running.close();
    } else if (former != null) {
      former.close();
    }
  }
}
