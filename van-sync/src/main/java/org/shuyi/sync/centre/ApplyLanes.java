package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.HoldRequest;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the items and people on which acts wait: different ones at once, each strictly in
 * order. What is to be done stands in the database; here is only which items have a worker now, so
 * that after a crash nothing has to be repaired.
 */
final class ApplyLanes implements AutoCloseable {
  /** {@link Thread#sleep(Duration)}, where there are threads. */
  interface Pause {
    void sleep(Duration length) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(ApplyLanes.class);

  /** Acts of one item in a row, before others get their turn. */
  private static final int TURN = 50;

  /** Work is announced; looking without being called only mends a lost call. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private static final Duration AFTER_STORE_FAILURE = Duration.ofSeconds(2);

  private final CentreStore store;
  private final Settlement settlement;
  private final Registration registration;
  private final LostCards lostCards;
  private final Fees fees;
  private final Holds holds;
  private final CentreSettings.Pace pace;
  private final InstantSource clock;
  private final Pause pause;
  private final Semaphore free;
  private final Set<Subject> busy = ConcurrentHashMap.newKeySet();
  private final Semaphore calls = new Semaphore(0);
  private final Threads threads = new Threads("apply");

  ApplyLanes(
      CentreStore store,
      Settlement settlement,
      Registration registration,
      LostCards lostCards,
      Fees fees,
      Holds holds,
      CentreSettings.Pace pace,
      InstantSource clock,
      Pause pause) {
    this.store = store;
    this.settlement = settlement;
    this.registration = registration;
    this.lostCards = lostCards;
    this.fees = fees;
    this.holds = holds;
    this.pace = pace;
    this.clock = clock;
    this.pause = pause;
    this.free = new Semaphore(pace.workers());
  }

  void start() {
    threads.loop(() -> rest(look(threads::start)));
  }

  /** There may be new work. Never blocks. */
  void call() {
    calls.release();
  }

  /**
   * Hands out what is due, as far as there are workers. Never blocks.
   *
   * @param workers run what they get once
   * @return when to look again if nobody calls
   */
  Duration look(Consumer<Threads.Task> workers) {
    try {
      Instant now = clock.instant();
      return handOut(now, workers) ? Duration.ZERO : untilDue(now);
    } catch (StoreException e) {
      LOG.error("The centre can't look for work: {}", e.getMessage(), e);
      return AFTER_STORE_FAILURE;
    }
  }

  /** Twice as many items as workers: the busy ones among them hide no other. */
  private boolean handOut(Instant now, Consumer<Threads.Task> workers) throws StoreException {
    boolean any = false;
    for (Subject item : store.claim(now, 2 * pace.workers())) {
      if (!free.tryAcquire()) {
        return any;
      }
      if (busy.add(item)) {
        workers.accept(() -> work(item));
        any = true;
      } else {
        free.release();
      }
    }
    return any;
  }

  private Duration untilDue(Instant now) throws StoreException {
    return store
        .nextDue(now)
        .map(due -> Duration.between(now, due))
        .filter(until -> until.compareTo(LONGEST_REST) < 0)
        .orElse(LONGEST_REST);
  }

  private void rest(Duration atMost) throws InterruptedException {
    boolean called = calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    LOG.trace("called {}, further calls {}", called, calls.drainPermits());
  }

  private void work(Subject item) throws InterruptedException {
    try {
      takeTurn(item);
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.LEASE_LOST) {
        LOG.info("{}", e.getMessage());
        return;
      }
      // What was asked of the library system and could not be noted stands as an intent: probed.
      LOG.error("Item {} waits, its outcome can't be stored: {}", item, e.getMessage(), e);
      pause.sleep(AFTER_STORE_FAILURE);
    } finally {
      busy.remove(item);
      free.release();
      call();
    }
  }

  private void takeTurn(Subject item) throws StoreException, InterruptedException {
    try {
      for (int i = 0; i < TURN && advance(item) == Settlement.Step.SETTLED; i++) {
        LOG.trace("{} goes on", item);
      }
    } catch (RuntimeException | Error e) {
      // Put off first: an item that fails at once must not be handed out again at once.
      store.putOff(item, failures -> clock.instant().plus(pace.slowestRetry()));
      LOG.error("Item {} is put off", item);
      throw e;
    }
  }

  private Settlement.Step advance(Subject subject) throws StoreException, InterruptedException {
    return switch (subject) {
      case ItemId item -> settlement.advance(item);
      case PersonHash person -> registration.advance(person);
      case PatronId card -> lostCards.advance(card);
      case FeeOrder order -> fees.advance(order);
      case HoldRequest request -> holds.advance(request);
    };
  }

  /** Stops the workers where they are; an act that was on its way is probed at the next start. */
  @Override
  public void close() {
    threads.close();
  }
}
