package org.shuyi.sync.centre;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Outcomes;

/**
 * The centre's inbox, store and settlement without its threads and broker: a simulation says what
 * happens next. Closing is a kill: all that counts is in the file already.
 */
public final class CentreOnOneThread implements AutoCloseable {
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

  private static final int SIGHT = 8;

  private final CentreStore store;
  private final Inbox inbox;
  private final Settlement settlement;
  private final InstantSource clock;
  private final List<Outcomes> news = new ArrayList<>();

  private CentreOnOneThread(
      CentreStore store, LibrarySystem ils, int loanDays, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.inbox = new Inbox(store, PACE.settle(), clock);
    this.settlement =
        new Settlement(
            store,
            ils,
            () -> loanDays,
            PACE,
            ZoneOffset.UTC,
            clock,
            (act, outcome) ->
                news.add(
                    new Outcomes(
                        act.station(),
                        act.epoch(),
                        0,
                        List.of(new Outcomes.Settled(act.sequence(), act.id(), outcome)),
                        null)));
  }

  /** Opens the database as the last run left it. */
  public static CentreOnOneThread open(
      Path file, LibrarySystem ils, int loanDays, InstantSource clock) throws StoreException {
    return new CentreOnOneThread(CentreStore.open(EmptyStore.at(file)), ils, loanDays, clock);
  }

  /** A batch comes in; the answer is what may be said now that it is stored. */
  public Optional<Outcomes> receive(StationId from, byte[] bytes) throws StoreException {
    return inbox.receive(from, bytes);
  }

  /** Items that are to be looked at now. */
  public List<ItemId> due() throws StoreException {
    return store.claim(clock.instant(), SIGHT);
  }

  /** When there will be work; empty if none waits. */
  public Optional<Instant> nextDue() throws StoreException {
    return due().isEmpty() ? store.nextDue(clock.instant()) : Optional.of(clock.instant());
  }

  /** One step on one item. */
  public void advance(ItemId item) throws StoreException, InterruptedException {
    settlement.advance(item);
  }

  /** Outcomes since the last call, as the centre would tell them. */
  public List<Outcomes> news() throws StoreException {
    List<Outcomes> told = new ArrayList<>();
    for (Outcomes each : news) {
      StationLane lane = store.lane(each.station(), each.epoch());
      told.add(
          new Outcomes(
              each.station(),
              each.epoch(),
              lane.acceptedThrough(),
              each.settled(),
              lane.quarantine()));
    }
    news.clear();
    return told;
  }

  /** How far a journal is stored, and whether it is quarantined. */
  public StationLane lane(StationId station, Epoch epoch) throws StoreException {
    return store.lane(station, epoch);
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
