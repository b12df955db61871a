package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Packed;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StationUse;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches in: verified, stored as they came, acknowledged after that. {@link Unpacking} makes
 * acts of them. Used by one thread.
 */
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** How often a lane is read anew because another centre moved it; then the station asks again. */
  private static final int MOST_READINGS = 5;

  /** A sign of life that says nothing new is not worth a flush. */
  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(15);

  private final CentreStore store;
  private final InstantSource clock;
  private final Quota quota;
  private final Complaints complaints = Complaints.usual();

  /** Stations that are over their quota, as far as this centre knows. */
  private final Map<StationId, Held> held = new HashMap<>();

  /** When it was last noted that a station was heard. */
  private final Map<StationId, Heard> heard = new HashMap<>();

  private long packed;

  Inbox(CentreStore store, Quota quota, InstantSource clock) {
    this.store = store;
    this.quota = quota;
    this.clock = clock;
  }

  /**
   * Stores what is new in a batch.
   *
   * @param from the station that the topic names; the broker lets no other write there
   * @return the answer; empty to bytes that are no batch of that station
   * @throws StoreException nothing is stored and nothing may be said: the station sends it again
   */
  Optional<Outcomes> receive(StationId from, byte[] bytes) throws StoreException {
    Batch batch;
    try {
      batch = BatchCodec.decode(bytes);
    } catch (WireException e) {
      complaints.about(
          new Junk(from),
          times ->
              LOG.warn(
                  "Ignored a message from {} that is no batch: {}; {} such ones",
                  from,
                  e.getMessage(),
                  times));
      return Optional.empty();
    }
    if (!batch.station().equals(from)) {
      complaints.about(
          new Junk(from),
          times ->
              LOG.error(
                  "Ignored a batch of {} that came under the name of {}; {} such ones",
                  batch.station(),
                  from,
                  times));
      return Optional.empty();
    }
    StationLane lane = admit(batch, bytes);
    if (lane.quarantine() == null) {
      date(batch, lane);
      note(batch, lane);
    }
    return Optional.of(answer(batch, lane));
  }

  /** The clock of a boot was set after its acts came in. A packed batch tells of it itself. */
  private void date(Batch batch, StationLane lane) throws StoreException {
    if (!batch.anchors().isEmpty() && !lane.isPacked()) {
      int dated =
          store.correct(
              batch.station(), batch.anchors(), ConflictRule.UNDECIDED_BY_CLOCKS, clock.instant());
      LOG.debug("{} acts of {} are dated by a clock that was set later", dated, batch.station());
    }
  }

  /** An empty batch that follows the unpacked rows: its station has nothing that is not here. */
  private void note(Batch batch, StationLane lane) throws StoreException {
    Instant now = clock.instant();
    boolean empty =
        batch.payloads().isEmpty()
            && batch.first() - 1 == lane.acceptedThrough()
            && !lane.isPacked();
    Heard last = heard.get(batch.station());
    boolean caughtUp = empty && last != null && !last.empty();
    if (last == null || caughtUp || last.at().plus(BETWEEN_NOTES).isBefore(now)) {
      store.heard(batch.station(), now, empty);
      heard.put(batch.station(), new Heard(now, empty));
    } else if (!empty) {
      heard.put(batch.station(), new Heard(last.at(), false));
    }
  }

  /** How many batches with new acts it has stored. */
  long packed() {
    return packed;
  }

  private StationLane admit(Batch batch, byte[] message) throws StoreException {
    for (int i = 0; i < MOST_READINGS; i++) {
      Optional<StationLane> reached =
          admit(batch, message, store.lane(batch.station(), batch.epoch()), clock.instant());
      if (reached.isPresent()) {
        return reached.get();
      }
    }
    LOG.info("Other centres are at journal {} of {}", batch.epoch(), batch.station());
    return store.lane(batch.station(), batch.epoch());
  }

  /** Empty if another centre moved the lane while this one was deciding. */
  private Optional<StationLane> admit(Batch batch, byte[] message, StationLane lane, Instant now)
      throws StoreException {
    return switch (Admission.decide(batch, lane, new Stored(lane))) {
      case Admission.Verdict.Store(var first, var bytes) ->
          isHeld(lane, batch.last() - first + 1, bytes, now)
              ? Optional.of(lane)
              : pack(lane, packed(batch, first, message, now), bytes);
      case Admission.Verdict.Known() -> {
        lookAgain(lane, now);
        yield Optional.of(lane);
      }
      case Admission.Verdict.Gap() -> {
        complaints.about(
            new Gap(lane.station()),
            times ->
                LOG.info(
                    "Batch of {} begins at {}, stored is up to {}: asked for what is between; {}"
                        + " such ones",
                    lane.station(),
                    batch.first(),
                    lane.acceptedThrough(),
                    times));
        yield Optional.of(lane);
      }
      case Admission.Verdict.Quarantine(var reason) ->
          Optional.of(isHeld(lane, 0, 0, now) ? lane : quarantine(lane, reason, now));
    };
  }

  private Optional<StationLane> pack(StationLane lane, Packed batch, long bytes)
      throws StoreException {
    Optional<StationLane> moved = store.pack(lane, batch, bytes);
    packed += moved.isPresent() ? 1 : 0;
    return moved;
  }

  private static Packed packed(Batch batch, long first, byte[] message, Instant now) {
    return new Packed(
        batch.station(), batch.epoch(), first, batch.last(), batch.chainHash(), message, now);
  }

  /** Over its quota a station's acts stay where they are, and its epochs are not begun. */
  private boolean isHeld(StationLane lane, long acts, long bytes, Instant now)
      throws StoreException {
    hold(lane, acts, bytes, lane.acceptedThrough() == 0 ? 1 : 0, now);
    return held.containsKey(lane.station());
  }

  /** A station that is held sends only signs of life: with one of these it is let go on. */
  private void lookAgain(StationLane lane, Instant now) throws StoreException {
    if (held.containsKey(lane.station())) {
      hold(lane, Math.min(Limits.BATCH_ROWS, quota.actsPerDay()), Limits.BATCH_BYTES, 0, now);
    }
  }

  private void hold(StationLane lane, long acts, long bytes, long epochs, Instant now)
      throws StoreException {
    StationId station = lane.station();
    StationUse use = store.use(station, now, quota.inReview());
    Optional<Held> reason = quota.exceeded(use, acts, bytes, epochs);
    if (reason.isEmpty()) {
      held.remove(station);
    } else if (held.put(station, reason.get()) == null) {
      LOG.error(
          "ALARM: nothing more of {} is taken for now: {}. Today it brought {}.",
          station,
          reason.get().sentence(),
          use);
    }
  }

  private StationLane quarantine(StationLane lane, String reason, Instant now)
      throws StoreException {
    LOG.error(
        "ALARM: journal {} of {} is quarantined after row {}: {}. Nothing more of it is taken until"
            + " staff have looked.",
        lane.epoch(),
        lane.station(),
        lane.acceptedThrough(),
        reason);
    store.quarantine(lane, reason, now);
    return store.lane(lane.station(), lane.epoch());
  }

  private Outcomes answer(Batch batch, StationLane lane) throws StoreException {
    return new Outcomes(
        lane.station(),
        lane.epoch(),
        lane.acceptedThrough(),
        store.outcomes(lane.station(), lane.epoch(), batch.unsettled()),
        lane.quarantine(),
        held.get(lane.station()));
  }

  /** Messages that are no batch of the station under whose name they came. */
  private record Junk(StationId from) {}

  private record Heard(Instant at, boolean empty) {}

  /** Batches that do not follow the stored rows. */
  private record Gap(StationId from) {}

  /** What the database says, as {@link Admission} asks for it. */
  private final class Stored implements Admission.Known<StoreException> {
    private final StationLane lane;

    Stored(StationLane lane) {
      this.lane = lane;
    }

    @Override
    public Optional<byte[]> hash(long sequence) throws StoreException {
      return store.hash(lane.station(), lane.epoch(), sequence);
    }

    @Override
    public boolean holds(long sequence, byte[] hash) throws StoreException {
      return store.holds(lane.station(), sequence, hash);
    }
  }
}
