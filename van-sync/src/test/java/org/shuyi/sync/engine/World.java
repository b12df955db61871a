package org.shuyi.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;

/**
 * The engine against a model of journal, broker and centre, on a clock of its own. While there is
 * trouble, messages are dropped, doubled and late, connections fail and break.
 */
final class World {
  private static final SyncSettings SETTINGS = SyncSettings.standard();

  private record Later(long at, long order, Runnable what) implements Comparable<Later> {
    @Override
    public int compareTo(Later other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  final List<SyncEffect> effects = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  final List<Long> connects = new ArrayList<>();
  final Set<Long> settled = new TreeSet<>();
  private final SyncEngine engine;
  private final Random random;
  private final PriorityQueue<Later> agenda = new PriorityQueue<>();
  boolean trouble;
  boolean centreDown;
  boolean brokerDown;

  /** More than this the centre does not take for now. */
  long quota = Long.MAX_VALUE;

  long now;
  long written;
  long journalAccepted;
  long centreThrough;
  final List<Optional<Held>> holds = new ArrayList<>();
  int batches;
  int heartbeats;
  private long order;
  private int unacknowledged;
  private SyncState state;

  /** A row behind which the centre would begin this epoch, since it knows it from another. */
  long knownFromBefore;

  World(long seed) {
    this(seed, SyncState.of(0, 0, 0));
  }

  World(long seed, SyncState state) {
    this.state = state;
    this.written = state.last();
    this.journalAccepted = state.accepted();
    this.random = new Random(seed);
    this.engine = new SyncEngine(SETTINGS, new Random(seed + 1));
  }

  SyncState state() {
    return state;
  }

  void give(SyncEvent event) {
    SyncEngine.Step step = engine.step(state, event, now);
    state = step.state();
    if (state.link() instanceof SyncState.Link.Up up) {
      unacknowledged = Math.max(unacknowledged, up.flow().inFlight().size());
    }
    for (SyncEffect effect : step.effects()) {
      effects.add(effect);
      perform(effect);
    }
  }

  void write() {
    written++;
    give(new SyncEvent.Recorded(written));
  }

  /** Lets the clock run, from one thing that happens to the next. */
  void run(long millis) {
    long end = now + millis;
    int turns = 0;
    while (true) {
      OptionalLong wake = engine.wakeAt(state);
      long next = Math.min(end, wake.orElse(end));
      Later first = agenda.peek();
      next = first == null ? next : Math.min(next, first.at());
      now = Math.max(now, next);
      if (first != null && first.at() <= now) {
        agenda.remove();
        first.what().run();
      } else if (wake.isPresent() && wake.getAsLong() <= now) {
        give(new SyncEvent.Tick());
      } else {
        break;
      }
      if (++turns > 200_000) {
        throw new AssertionError("the engine spins at " + now + ": " + state);
      }
    }
  }

  int mostUnacknowledged() {
    return unacknowledged;
  }

  private boolean chance(int percent) {
    return trouble && random.nextInt(100) < percent;
  }

  private void later(Runnable what) {
    long delay = trouble ? random.nextInt(3000) : 10;
    agenda.add(new Later(now + delay, order++, what));
  }

  /** One way of a message: it may get lost, or come twice. */
  private void carry(Runnable arrival) {
    if (brokerDown || chance(25)) {
      return;
    }
    later(arrival);
    if (chance(15)) {
      later(arrival);
    }
  }

  private void perform(SyncEffect effect) {
    switch (effect) {
      case SyncEffect.Connect(long attempt) -> connect(attempt);
      case SyncEffect.Disconnect disconnect -> {}
      case SyncEffect.SendState sendState -> {}
      case SyncEffect.SendBatch(long attempt, long after) -> sendBatch(attempt, after);
      case SyncEffect.SendHeartbeat(long attempt, boolean unsettled) -> {
        heartbeats++;
        List<Long> wanted = unsettled ? unsettledNow() : List.of();
        carry(() -> centreTakes(written + 1, 0, wanted));
      }
      case SyncEffect.SendQuestion(long attempt, long id, var question) ->
          carry(
              () -> {
                if (!centreDown) {
                  carry(() -> give(new SyncEvent.Answered(id, new Answer.OfItem("x"))));
                }
              });
      case SyncEffect.Tell tell -> {}
      case SyncEffect.Keep(var outcomes) -> keep(outcomes);
      case SyncEffect.Online online -> {}
      case SyncEffect.HoldBack(var held) -> holds.add(Optional.ofNullable(held));
      case SyncEffect.Alarm(var reason) -> faults.add("alarm: " + reason);
    }
  }

  private void connect(long attempt) {
    connects.add(now);
    if (brokerDown || chance(30)) {
      later(() -> give(new SyncEvent.Disconnected(attempt)));
      return;
    }
    later(() -> give(new SyncEvent.Connected(attempt)));
    if (chance(50)) {
      agenda.add(
          new Later(
              now + random.nextInt(20_000),
              order++,
              () -> give(new SyncEvent.Disconnected(attempt))));
    }
  }

  private void sendBatch(long attempt, long after) {
    batches++;
    long through = Math.min(written, after + 1 + random.nextInt(50));
    if (through <= after) {
      faults.add("asked for a batch after the last act");
      return;
    }
    if (chance(10)) {
      later(() -> give(new SyncEvent.Disconnected(attempt)));
      return;
    }
    later(() -> give(new SyncEvent.BatchSent(attempt, through)));
    carry(() -> centreTakes(after + 1, through, List.of()));
  }

  private void centreTakes(long first, long through, List<Long> wanted) {
    if (centreDown) {
      return;
    }
    List<Long> settling = new ArrayList<>(wanted);
    boolean begins = centreThrough == 0 && first == knownFromBefore + 1;
    boolean held = Math.max(through, centreThrough + 1) > quota;
    if (!held && (begins || first <= centreThrough + 1) && through > centreThrough) {
      for (long sequence = Math.max(first, centreThrough + 1); sequence <= through; sequence++) {
        settling.add(sequence);
      }
      centreThrough = through;
    }
    Outcomes outcomes =
        new Outcomes(
            new StationId("s"),
            new Epoch(1),
            centreThrough,
            settling.stream().map(World::settled).toList(),
            null,
            held ? Held.ACTS_PER_DAY : null);
    carry(() -> give(new SyncEvent.Heard(outcomes)));
  }

  private static Outcomes.Settled settled(long sequence) {
    return new Outcomes.Settled(
        sequence, new ActId(new java.util.UUID(0, sequence)), new Outcome.Applied(null));
  }

  private List<Long> unsettledNow() {
    List<Long> open = new ArrayList<>();
    for (long sequence = 1; sequence <= journalAccepted && open.size() < 200; sequence++) {
      if (!settled.contains(sequence)) {
        open.add(sequence);
      }
    }
    return open;
  }

  private void keep(Outcomes outcomes) {
    journalAccepted = Math.max(journalAccepted, outcomes.acceptedThrough());
    outcomes.settled().forEach(each -> settled.add(each.sequence()));
  }
}
