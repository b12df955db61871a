package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;
import static org.shuyi.sync.centre.store.Rows.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Outcomes;

/** The tables that a batch is stored into. Everything here runs inside a transaction. */
final class InboxRows {
  private static final Outcome.Unknown UNKNOWN_KIND =
      new Outcome.Unknown("of a kind that this version of the centre does not know");

  private final Transaction tx;
  private final ActRows acts;
  private final LaneRows lanes;
  private final UseRows use;
  private final PackedRows packed;

  InboxRows(Transaction tx) {
    this.tx = tx;
    this.acts = new ActRows(tx);
    this.lanes = new LaneRows(tx);
    this.use = new UseRows(tx);
    this.packed = new PackedRows(tx);
  }

  StationLane lane(StationId station, Epoch epoch) throws SQLException {
    return tx.first(
            "SELECT accepted_through, chain_hash, unpacked_through, last_at, last_earliest, quarantine"
                + " FROM station_lane WHERE station = ? AND epoch = ?",
            row -> lane(station, epoch, row),
            station.value(),
            epoch.value())
        .orElseGet(() -> StationLane.fresh(station, epoch));
  }

  private static StationLane lane(StationId station, Epoch epoch, ResultSet row)
      throws SQLException {
    return new StationLane(
        station,
        epoch,
        row.getLong(1),
        row.getBytes(2),
        row.getLong(3),
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getString(6));
  }

  List<PastAct> last(StationId station, int limit) throws SQLException {
    return tx.list(
        "SELECT i.sequence, a.kind, a.at, a.earliest, a.latest, a.state, a.result FROM inbox i"
            + " JOIN act a ON a.act_id = i.act_id WHERE i.station = ? AND i.epoch ="
            + " (SELECT max(l.epoch) FROM station_lane l WHERE l.station = ?)"
            + " ORDER BY i.sequence DESC LIMIT ?",
        row ->
            new PastAct(
                row.getLong(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getLong(4) == row.getLong(5),
                row.getString(6),
                Objects.requireNonNullElse(row.getString(7), "")),
        station.value(),
        station.value(),
        limit);
  }

  /** Of a row that is unpacked, or with which a packed batch ends. */
  Optional<byte[]> hash(StationId station, Epoch epoch, long sequence) throws SQLException {
    Optional<byte[]> unpacked =
        tx.first(
            "SELECT hash FROM inbox WHERE station = ? AND epoch = ? AND sequence = ?",
            row -> row.getBytes(1),
            station.value(),
            epoch.value(),
            sequence);
    return unpacked.isPresent() ? unpacked : packed.hash(station, epoch, sequence);
  }

  boolean holds(StationId station, long sequence, byte[] hash) throws SQLException {
    return tx.first(
            "SELECT 1 FROM station_lane l JOIN inbox i USING (station, epoch)"
                + " WHERE l.station = ? AND i.sequence = ? AND i.hash = ?",
            row -> row.getInt(1),
            station.value(),
            sequence,
            hash)
        .isPresent();
  }

  Optional<CentreStore.Sent> sent(ActId id) throws SQLException {
    return tx.first(
        "SELECT i.station, i.payload FROM act a JOIN inbox i ON i.station = a.station"
            + " AND i.epoch = a.epoch AND i.sequence = a.sequence WHERE a.act_id = ?",
        row -> new CentreStore.Sent(new StationId(row.getString(1)), row.getBytes(2)),
        text(id));
  }

  List<byte[]> payloads(StationId station, Epoch epoch, long after, int limit) throws SQLException {
    return tx.list(
        "SELECT payload FROM inbox WHERE station = ? AND epoch = ? AND sequence > ?"
            + " ORDER BY sequence LIMIT ?",
        row -> row.getBytes(1),
        station.value(),
        epoch.value(),
        after,
        limit);
  }

  List<CentreStore.Lane> journals() throws SQLException {
    return tx.list(
        "SELECT * FROM (SELECT station, epoch, last_at, "
            + ofJournal("min")
            + " AS first, "
            + ofJournal("max")
            + " AS last FROM station_lane) AS journal WHERE first IS NOT NULL"
            + " ORDER BY station, last_at, epoch",
        row ->
            new CentreStore.Lane(
                new StationId(row.getString("station")),
                new Epoch(row.getLong("epoch")),
                row.getLong("first"),
                row.getLong("last")));
  }

  private static String ofJournal(String end) {
    return "(SELECT "
        + end
        + "(sequence) FROM inbox WHERE inbox.station = station_lane.station"
        + " AND inbox.epoch = station_lane.epoch)";
  }

  /** Empty if the lane was moved or closed since it was read: nothing is stored. */
  Optional<StationLane> pack(StationLane lane, Packed batch, long bytes) throws SQLException {
    StationLane moved = lane.with(batch);
    if (!move(lane, moved, batch.receivedAt())) {
      return Optional.empty();
    }
    use.add(lane.station(), batch.receivedAt(), batch.last() - batch.first() + 1, bytes, 0);
    packed.add(batch);
    return Optional.of(moved);
  }

  /**
   * Unpacks the oldest batch, or closes its journal.
   *
   * @param undecided rules by which staff were asked because the clocks did not tell
   */
  Optional<Unpacked> unpack(Unpacker unpacker, List<String> undecided, Instant now)
      throws SQLException {
    Optional<Packed> next = packed.next();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Packed batch = next.get();
    lock(batch);
    Unpacker.Opened opened = unpacker.open(batch);
    Map<ActId, CentreStore.Sent> known = new HashMap<>();
    for (ActId id : opened.ids()) {
      sent(id).ifPresent(sent -> known.put(id, sent));
    }
    StationLane lane = lane(batch.station(), batch.epoch());
    return Optional.of(
        switch (opened.contents(lane, known)) {
          case Unpacker.Contents.Rows(var rows, var anchors) -> {
            insert(batch, rows);
            new TimeRows(tx).correct(batch.station(), anchors, undecided, now);
            yield new Unpacked(batch, rows.stream().filter(row -> !row.repeat()).count(), null);
          }
          case Unpacker.Contents.Fault(var reason) -> {
            packed.hold(batch.station(), batch.epoch(), true);
            quarantine(lane, reason, now);
            yield new Unpacked(batch, 0, reason);
          }
        });
  }

  /** The lane before the acts, in the order in which others lock them. */
  private void lock(Packed batch) throws SQLException {
    tx.update(
        "UPDATE station_lane SET last_at = last_at WHERE station = ? AND epoch = ?",
        batch.station().value(),
        batch.epoch().value());
  }

  private void insert(Packed batch, List<NewRow> rows) throws SQLException {
    insertRows(batch, rows);
    List<NewRow> fresh = rows.stream().filter(row -> !row.repeat()).toList();
    insertActs(batch, fresh);
    for (NewRow row : fresh) {
      settleAtOnce(row, batch.receivedAt());
      keepCard(row, batch.receivedAt());
    }
    // Always in the same order: two batches that wait for each other's items would wait for ever.
    lanes.queue(items(fresh), batch.receivedAt());
    ActTime last = rows.getLast().time();
    tx.update(
        "UPDATE station_lane SET unpacked_through = ?, last_at = ?, last_earliest = ?"
            + " WHERE station = ? AND epoch = ?",
        batch.last(),
        millis(last.at()),
        millis(last.earliest()),
        batch.station().value(),
        batch.epoch().value());
    packed.remove(batch);
  }

  /** Only if the lane is where it was read; who comes second at the same time waits here first. */
  private boolean move(StationLane lane, StationLane moved, Instant at) throws SQLException {
    int updated =
        tx.update(
            "UPDATE station_lane SET unpacked_through = CASE WHEN accepted_through = 0 THEN ?"
                + " ELSE unpacked_through END, accepted_through = ?, chain_hash = ?"
                + " WHERE station = ? AND epoch = ? AND accepted_through = ?"
                + " AND quarantine IS NULL",
            moved.unpackedThrough(),
            moved.acceptedThrough(),
            moved.chainHash(),
            lane.station().value(),
            lane.epoch().value(),
            lane.acceptedThrough());
    return updated == 1 || lane.acceptedThrough() == 0 && begin(moved, at);
  }

  private boolean begin(StationLane lane, Instant at) throws SQLException {
    boolean begun =
        tx.update(
                "INSERT INTO station_lane (station, epoch, accepted_through, chain_hash,"
                    + " unpacked_through, last_at, last_earliest) VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (station, epoch) DO NOTHING",
                lane.station().value(),
                lane.epoch().value(),
                lane.acceptedThrough(),
                lane.chainHash(),
                lane.unpackedThrough(),
                millis(lane.lastAt()),
                millis(lane.lastEarliest()))
            == 1;
    if (begun) {
      use.add(lane.station(), at, 0, 0, 1);
    }
    return begun;
  }

  private static Set<String> items(List<NewRow> rows) {
    return rows.stream()
        .map(NewRow::act)
        .filter(Rows::waits)
        .map(Rows::item)
        .map(Objects::requireNonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void insertRows(Packed batch, List<NewRow> rows) throws SQLException {
    List<@Nullable Object[]> values = new ArrayList<>(rows.size());
    for (NewRow row : rows) {
      values.add(
          new @Nullable Object[] {
            batch.station().value(),
            batch.epoch().value(),
            row.sequence(),
            text(row.id()),
            row.payload(),
            row.hash(),
            millis(batch.receivedAt())
          });
    }
    tx.updateAll(
        "INSERT INTO inbox (station, epoch, sequence, act_id, payload, hash, received_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        values);
  }

  private void insertActs(Packed batch, List<NewRow> rows) throws SQLException {
    List<@Nullable Object[]> values = new ArrayList<>(rows.size());
    for (NewRow row : rows) {
      Stamp unsure = row.time().isSure() ? null : row.stamp();
      values.add(
          new @Nullable Object[] {
            text(row.id()),
            batch.station().value(),
            batch.epoch().value(),
            row.sequence(),
            Rows.kind(row.act()),
            Rows.item(row.act()),
            patron(batch.station(), row.act()),
            millis(row.time().earliest()),
            millis(row.time().at()),
            millis(row.time().latest()),
            "WAITING",
            unsure == null ? null : unsure.boot().toString(),
            unsure == null ? null : unsure.sinceBoot().toMillis()
          });
    }
    tx.updateAll(
        "INSERT INTO act (act_id, station, epoch, sequence, kind, item, patron, earliest, at,"
            + " latest, state, boot, since_boot) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values);
    tx.count(Total.ACCEPTED, rows.size());
  }

  /** What the library system is not told of. */
  private void settleAtOnce(NewRow row, Instant receivedAt) throws SQLException {
    if (row.act() == null) {
      acts.record(row.id(), UNKNOWN_KIND, "UNKNOWN_KIND", receivedAt, "REVIEW");
    } else if (!Rows.waits(row.act())) {
      acts.record(row.id(), new Outcome.Applied(null), "STORED", receivedAt, "SETTLED");
    }
  }

  private void keepCard(NewRow row, Instant receivedAt) throws SQLException {
    CardRows cards = new CardRows(tx);
    if (row.act() instanceof Act.CardReportedLost(var card)) {
      cards.lost(card, receivedAt);
    } else if (row.act() instanceof Act.PinChanged(var card, var verifier)) {
      cards.keep(card, verifier, true, row.time().at());
    }
  }

  private @Nullable String patron(StationId station, @Nullable Act act) throws SQLException {
    String patron = Rows.patron(act);
    return patron == null || (act instanceof Act.OnCard && !(act instanceof Act.FeePaid))
        ? patron
        : new PersonRows(tx).surviving(new PatronId(patron), station).value();
  }

  Optional<Outcomes.Settled> outcome(StationId station, Epoch epoch, long sequence)
      throws SQLException {
    return tx.first(
        "SELECT o.act_id, o.body FROM inbox i JOIN outcome o ON o.act_id = i.act_id"
            + " WHERE i.station = ? AND i.epoch = ? AND i.sequence = ?"
            + " ORDER BY o.number DESC LIMIT 1",
        row ->
            new Outcomes.Settled(
                sequence, Rows.actId(row.getString(1)), Rows.outcome(row.getBytes(2))),
        station.value(),
        epoch.value(),
        sequence);
  }

  int quarantine(StationLane lane, String reason, Instant at) throws SQLException {
    begin(StationLane.fresh(lane.station(), lane.epoch()), at);
    int closed =
        tx.update(
            "UPDATE station_lane SET quarantine = ?, quarantined_at = ?"
                + " WHERE station = ? AND epoch = ? AND quarantine IS NULL",
            reason,
            millis(at),
            lane.station().value(),
            lane.epoch().value());
    tx.count(Total.QUARANTINED, closed);
    return closed;
  }
}
