package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.NewRow;
import org.shuyi.sync.centre.store.Packed;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.Unpacked;
import org.shuyi.sync.centre.store.Unpacker;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes acts of the batches that {@link Inbox} has accepted, each in one transaction, in the order
 * of their journal. May be killed at any moment: a batch is packed or it is unpacked. Used by one
 * thread; several centres may do it at once.
 */
final class Unpacking {
  private static final Logger LOG = LoggerFactory.getLogger(Unpacking.class);

  private final CentreStore store;
  private final InstantSource clock;

  Unpacking(CentreStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Unpacks the oldest batch; empty if none waits. */
  Optional<Unpacked> next() throws StoreException {
    Optional<Unpacked> unpacked =
        store.unpack(Unpacking::open, ConflictRule.UNDECIDED_BY_CLOCKS, clock.instant());
    unpacked.filter(each -> each.fault() != null).ifPresent(Unpacking::alarm);
    return unpacked;
  }

  private static void alarm(Unpacked held) {
    LOG.error(
        "ALARM: journal {} of {} is quarantined, its rows from {} on are accepted and wait: {}."
            + " Nothing more of it is taken until staff have looked.",
        held.batch().epoch(),
        held.batch().station(),
        held.batch().first(),
        held.fault());
  }

  /** Verified when it came in: what can't be read now is newer than this program. */
  static Unpacker.Opened open(Packed packed) {
    try {
      return read(packed);
    } catch (WireException e) {
      return new Unreadable(
          "the batch of rows " + packed.first() + " to " + packed.last() + ": " + e.getMessage());
    }
  }

  private static Opened read(Packed packed) throws WireException {
    Batch batch = BatchCodec.decode(packed.message());
    Map<ActId, Row> rows = new LinkedHashMap<>();
    byte[] hash = batch.previousHash();
    for (int i = 0; i < batch.payloads().size(); i++) {
      byte[] payload = batch.payloads().get(i);
      hash = HashChain.next(hash, batch.epoch(), batch.first() + i, payload);
      if (batch.first() + i >= packed.first()) {
        ActCodec.Opened act = ActCodec.open(payload);
        rows.put(act.head().id(), new Row(payload, hash, act));
      }
    }
    return new Opened(packed, batch, rows);
  }

  private record Unreadable(String reason) implements Unpacker.Opened {
    @Override
    public Set<ActId> ids() {
      return Set.of();
    }

    @Override
    public Unpacker.Contents contents(StationLane lane, Map<ActId, CentreStore.Sent> known) {
      return new Unpacker.Contents.Fault(reason);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // carried through, never compared
  private record Row(byte[] payload, byte[] hash, ActCodec.Opened opened) {
    Stamp stamp() {
      return opened.head().stamp();
    }

    NewRow at(ActTime time, boolean repeat) {
      long sequence = opened.head().sequence();
      return new NewRow(
          sequence, payload, hash, opened.head().id(), stamp(), opened.act(), repeat, time);
    }

    /** The same act, of the same station. A journal that was restored sends it again. */
    boolean isIn(CentreStore.Sent sent, StationLane lane) {
      return sent.station().equals(lane.station()) && isSameAct(sent.payload());
    }

    private boolean isSameAct(byte[] other) {
      @Nullable Act act = opened.act();
      try {
        RecordedAct second = ActCodec.decode(other);
        return act != null
            && bare(act).equals(bare(second.act()))
            && stamp().equals(second.stamp());
      } catch (WireException e) {
        // Of a kind that is not known here; then only the very same bytes are surely the same.
        return Arrays.equals(payload, other);
      }
    }

    /** What was sealed is deleted here, and still there at the station. */
    private static Act bare(Act act) {
      return act instanceof Act.CardIssued issued ? issued.bare() : act;
    }
  }

  private record Opened(Packed packed, Batch batch, Map<ActId, Row> rows)
      implements Unpacker.Opened {
    @Override
    public Set<ActId> ids() {
      return rows.keySet();
    }

    @Override
    public Unpacker.Contents contents(StationLane lane, Map<ActId, CentreStore.Sent> known) {
      for (Row row : rows.values()) {
        CentreStore.Sent sent = known.get(row.opened().head().id());
        if (sent != null && !row.isIn(sent, lane)) {
          return new Unpacker.Contents.Fault(
              "row " + row.opened().head().sequence() + " has the id of another act");
        }
      }
      return new Unpacker.Contents.Rows(timed(lane, known.keySet()), batch.anchors());
    }

    private List<NewRow> timed(StationLane lane, Set<ActId> repeated) {
      List<ActTime> times =
          ActTimes.of(
              rows.values().stream().map(Row::stamp).toList(),
              batch.anchors(),
              lane.lastAt(),
              lane.lastEarliest(),
              packed.receivedAt());
      List<NewRow> timed = new ArrayList<>(rows.size());
      for (Row row : rows.values()) {
        timed.add(row.at(times.get(timed.size()), repeated.contains(row.opened().head().id())));
      }
      return timed;
    }
  }
}
