package org.shuyi.sync.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.CentreOnOneThread;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.OutcomesCodec;

/** The centre's process: it works, dies and starts again on the same file. */
final class SimulatedCentre {
  private static final long LONGEST_DEATH = 2 * 3_600_000L;

  private final Agenda agenda;
  private final Fate fate;
  private final RandomGenerator random;
  private final Path file;
  private final LibrarySystem ils;
  private final Rules rules;
  private final BiConsumer<StationId, byte[]> send;
  private @Nullable CentreOnOneThread running;
  private final Map<StationId, Outcomes> said =
      new TreeMap<>(Comparator.comparing(StationId::value));
  private final List<String> withdrawn = new ArrayList<>();
  private int life;
  private boolean working;

  SimulatedCentre(
      Agenda agenda,
      Fate fate,
      RandomGenerator random,
      Path file,
      LibrarySystem ils,
      Rules rules,
      BiConsumer<StationId, byte[]> send) {
    this.agenda = agenda;
    this.fate = fate;
    this.random = random;
    this.file = file;
    this.ils = ils;
    this.rules = rules;
    this.send = send;
  }

  void start() throws Exception {
    CentreOnOneThread opened =
        CentreOnOneThread.open(file, ils, SimulatedLibrary.LOAN_DAYS, agenda::instant);
    running = opened;
    for (Outcomes each : said.values()) {
      if (opened.lane(each.station(), each.epoch()).acceptedThrough() < each.acceptedThrough()) {
        withdrawn.add("acknowledged to " + each.station() + " and gone after a crash");
      }
    }
    call();
  }

  void kill() {
    if (running != null) {
      running.close();
      running = null;
      life++;
      working = false;
      agenda.after(1 + random.nextLong(fate.chance(20) ? LONGEST_DEATH : 10_000), this::start);
    }
  }

  boolean isUp() {
    return running != null;
  }

  /** A message arrives; what comes while the centre is down is lost. */
  void arrived(StationId from, byte[] bytes) throws Exception {
    CentreOnOneThread centre = running;
    if (centre == null) {
      return;
    }
    if (fate.chance(1)) {
      agenda.tell("the centre is killed before it stores a batch of " + from);
      kill();
      return;
    }
    if (rules == Rules.ACKNOWLEDGED_BEFORE_STORED) {
      acknowledgeFirst(centre, from, bytes);
      return;
    }
    Optional<Outcomes> answer = centre.receive(from, bytes);
    if (fate.chance(1)) {
      agenda.tell("the centre is killed after it stored a batch of " + from);
      kill();
      return;
    }
    answer.ifPresent(this::send);
    call();
  }

  private void acknowledgeFirst(CentreOnOneThread centre, StationId from, byte[] bytes)
      throws Exception {
    Batch batch = BatchCodec.decode(bytes);
    long before = centre.lane(from, batch.epoch()).acceptedThrough();
    long through = batch.first() - 1 + batch.payloads().size();
    long said = batch.first() > before + 1 ? before : Math.max(before, through);
    send(new Outcomes(from, batch.epoch(), said, List.of(), null));
    int when = life;
    agenda.after(
        1000,
        () -> {
          if (when == life) {
            centre.receive(from, bytes).ifPresent(this::send);
            call();
          }
        });
  }

  /** Acknowledgements that did not survive: a station may have thrown these acts away. */
  List<String> withdrawn() {
    return List.copyOf(withdrawn);
  }

  private void send(Outcomes outcomes) {
    said.merge(
        outcomes.station(),
        outcomes,
        (old, now) -> now.acceptedThrough() > old.acceptedThrough() ? now : old);
    send.accept(outcomes.station(), OutcomesCodec.encode(outcomes));
  }

  private void call() throws Exception {
    CentreOnOneThread centre = running;
    if (centre == null || working) {
      return;
    }
    Optional<Instant> due = centre.nextDue();
    if (due.isPresent()) {
      working = true;
      int now = life;
      long rest = Math.max(0, Duration.between(agenda.instant(), due.get()).toMillis());
      agenda.after(rest + 1 + random.nextLong(200), () -> work(now));
    }
  }

  private void work(int when) throws Exception {
    CentreOnOneThread centre = running;
    if (centre == null || when != life) {
      return;
    }
    working = false;
    try {
      List<ItemId> due = centre.due();
      if (!due.isEmpty()) {
        centre.advance(due.get(random.nextInt(due.size())));
      }
      centre.news().forEach(this::send);
      call();
    } catch (SimulatedLibrary.CentreKilled e) {
      kill();
    }
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
    }
  }
}
