package org.shuyi.sync.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.NewRow;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredAtOnce;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Limits;

/** Acts of one station, a millisecond apart, put right into a centre's inbox. */
final class Backlog {
  private final CentreStore store;
  private final Instant begin;
  private final List<NewRow> rows = new ArrayList<>();
  private StationLane lane;
  private long number;
  private byte[] hash;

  Backlog(CentreStore store, Instant begin) throws StoreException {
    this.store = store;
    this.begin = begin;
    this.lane = store.lane(new StationId("van-1"), new Epoch(7));
    this.hash = lane.chainHash();
  }

  void add(Act act) throws StoreException {
    NewRow row = row(act);
    hash = row.hash();
    rows.add(row);
    if (rows.size() == Limits.BATCH_ROWS) {
      store();
    }
  }

  /** Puts the acts that are left into the inbox. */
  void store() throws StoreException {
    if (!rows.isEmpty()) {
      lane = StoredAtOnce.append(store, lane, rows, begin).orElseThrow();
      rows.clear();
    }
  }

  private NewRow row(Act act) {
    number++;
    RecordedAct recorded = Acts.recorded(1, number, begin, act);
    byte[] payload = ActCodec.encode(recorded);
    Instant at = recorded.stamp().wall();
    return new NewRow(
        number,
        payload,
        HashChain.next(hash, lane.epoch(), number, payload),
        recorded.id(),
        recorded.stamp(),
        act,
        false,
        new ActTime(at, at, at));
  }
}
