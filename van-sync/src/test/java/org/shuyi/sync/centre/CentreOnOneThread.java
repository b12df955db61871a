package org.shuyi.sync.centre;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.centre.store.FailingStore;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.WireException;

/**
 * The centre's inbox, store, lanes, settlement and post without its threads and broker: a
 * simulation says what happens next.
 */
public final class CentreOnOneThread implements AutoCloseable {
  /** Something for a worker. */
  public interface Work {
    void run() throws InterruptedException;
  }

  /** Times for a world in which days pass. */
  private static final CentreSettings.Pace PACE =
      new CentreSettings.Pace(
          2,
          2,
          Duration.ofMillis(500),
          Duration.ZERO,
          Duration.ofMinutes(15),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofHours(1));

  private static final int PAGE = 1000;

  private final CentreStore store;
  private final LibrarySystem ils;
  private final int loanDays;
  private final Consumer<Outcomes> send;
  private final Inbox inbox;
  private final Unpacking unpacking;
  private final ApplyLanes lanes;
  private final OutcomePost post;
  private final InstantSource clock;
  private Duration rest = Duration.ZERO;

  private CentreOnOneThread(
      CentreStore store,
      LibrarySystem ils,
      int loanDays,
      InstantSource clock,
      Consumer<Outcomes> send) {
    this.store = store;
    this.ils = ils;
    this.loanDays = loanDays;
    this.send = send;
    this.clock = clock;
    this.inbox = new Inbox(store, Quota.usual(), clock);
    this.unpacking = new Unpacking(store, clock);
    this.post = new OutcomePost(store, send);
    Verdicts verdicts = new Verdicts(store, PACE, clock, post::tell);
    Settlement settlement =
        new Settlement(store, ils, () -> loanDays, PACE, ZoneOffset.UTC, clock, verdicts);
    Registration registration =
        new Registration(store, ils, TestStation.PERSON_KEYS, clock, verdicts);
    LostCards lostCards = new LostCards(store, ils, clock, verdicts, () -> {});
    Holds holds = new Holds(store, ils, clock, verdicts);
    Fees fees = new Fees(store, ils, clock, verdicts);
    this.lanes =
        new ApplyLanes(
            store,
            settlement,
            registration,
            lostCards,
            fees,
            holds,
            PACE,
            clock,
            length -> rest = length);
  }

  /** Opens the database as the last run left it. */
  public static CentreOnOneThread open(
      Path file, LibrarySystem ils, int loanDays, InstantSource clock, Consumer<Outcomes> send)
      throws StoreException {
    return new CentreOnOneThread(CentreStore.open(EmptyStore.at(file)), ils, loanDays, clock, send);
  }

  /** The next process on the same open file: nothing that this one had in memory is left. */
  public CentreOnOneThread successor() {
    return new CentreOnOneThread(store, ils, loanDays, clock, send);
  }

  /** A batch comes in; the answer is what may be said now that it is stored. */
  public Optional<Outcomes> receive(StationId from, byte[] bytes) throws StoreException {
    return inbox.receive(from, bytes);
  }

  /** Makes acts of one batch that came in; false if none waits. */
  public boolean unpack() throws StoreException {
    return unpacking.next().isPresent();
  }

  /** Hands out work; gives when to look again. */
  public Duration look(Consumer<Work> workers) {
    return lanes.look(task -> workers.accept(task::run));
  }

  /** For how long a worker sleeps before it looks for more work. */
  public Duration rest() {
    Duration now = rest;
    rest = Duration.ZERO;
    return now;
  }

  /** Its disk takes nothing more, or takes it again. */
  public void diskFails(boolean fails) throws StoreException {
    FailingStore.set(store, fails);
  }

  /** Tells what came of it. */
  public void tell() {
    post.deliverNow();
  }

  /** When the next thing after now is to be looked at. */
  public Optional<Instant> nextDue() throws StoreException {
    return store.nextDue(clock.instant());
  }

  /** Whether anything waits, for now or for later. */
  public boolean waits() throws StoreException {
    return nextDue().isPresent() || !store.claim(clock.instant(), 1).isEmpty();
  }

  /** How far a journal is stored, and whether it is quarantined. */
  public StationLane lane(StationId station, Epoch epoch) throws StoreException {
    return store.lane(station, epoch);
  }

  /** Whether the centre has an act. */
  public boolean has(ActId act) throws StoreException {
    return store.sent(List.of(act)).containsKey(act);
  }

  /** The acts that the centre has of a journal, in its order. */
  public List<RecordedAct> journal(StationId station, Epoch epoch)
      throws StoreException, WireException {
    List<RecordedAct> acts = new ArrayList<>();
    for (List<byte[]> page = store.journal(station, epoch, 0, PAGE);
        !page.isEmpty();
        page = store.journal(station, epoch, acts.getLast().sequence(), PAGE)) {
      for (byte[] payload : page) {
        acts.add(ActCodec.decode(payload));
      }
    }
    return acts;
  }

  /** What became of a journal's acts up to here. */
  public List<Outcomes.Settled> outcomes(StationId station, Epoch epoch, long through)
      throws StoreException {
    return store.outcomes(station, epoch, LongStream.rangeClosed(1, through).boxed().toList());
  }

  @Override
  public void close() {
    store.close();
  }
}
