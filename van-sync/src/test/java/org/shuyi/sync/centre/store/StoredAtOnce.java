package org.shuyi.sync.centre.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.shuyi.sync.circulation.ActId;

/** Rows that a test has made, packed and unpacked; by whoever comes first, of several stores. */
public final class StoredAtOnce {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Map<Long, List<NewRow>> ROWS = new ConcurrentHashMap<>();

  private StoredAtOnce() {}

  /** Empty if the lane was moved meanwhile. */
  public static Optional<StationLane> append(
      CentreStore store, StationLane lane, List<NewRow> rows, Instant receivedAt)
      throws StoreException {
    if (pack(store, lane, rows, receivedAt).isEmpty()) {
      return Optional.empty();
    }
    unpack(store, receivedAt);
    return Optional.of(store.lane(lane.station(), lane.epoch()));
  }

  static Optional<StationLane> pack(
      CentreStore store, StationLane lane, List<NewRow> rows, Instant receivedAt)
      throws StoreException {
    long number = NUMBER.incrementAndGet();
    ROWS.put(number, List.copyOf(rows));
    Packed packed =
        new Packed(
            lane.station(),
            lane.epoch(),
            rows.getFirst().sequence(),
            rows.getLast().sequence(),
            rows.getLast().hash(),
            ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
            receivedAt);
    return store.pack(lane, packed, rows.stream().mapToLong(row -> row.payload().length).sum());
  }

  static void unpack(CentreStore store, Instant now) throws StoreException {
    while (store.unpack(StoredAtOnce::open, List.of(), now).isPresent()) {
      // The next one.
    }
  }

  private static Unpacker.Opened open(Packed batch) {
    List<NewRow> rows =
        Objects.requireNonNull(ROWS.get(ByteBuffer.wrap(batch.message()).getLong()));
    return new Unpacker.Opened() {
      @Override
      public Set<ActId> ids() {
        return rows.stream().map(NewRow::id).collect(Collectors.toSet());
      }

      @Override
      public Unpacker.Contents contents(StationLane lane, Map<ActId, CentreStore.Sent> known) {
        return new Unpacker.Contents.Rows(rows, List.of());
      }
    };
  }
}
