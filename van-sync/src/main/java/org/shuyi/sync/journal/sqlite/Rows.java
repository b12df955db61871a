package org.shuyi.sync.journal.sqlite;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.WireException;

/** The questions that a journal's tables answer. */
final class Rows {
  /** A row as stored, before anybody believes it. */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a row, never compared by value
  record Raw(long sequence, byte[] id, byte[] payload, byte[] hash) {}

  private final Path file;
  private final Database db;

  Rows(Path file, Database db) {
    this.file = file;
    this.db = db;
  }

  Epoch epoch() throws JournalException {
    return new Epoch(
        db.first("SELECT epoch FROM journal", row -> row.getLong(1))
            .orElseThrow(() -> corrupt("the row that names its epoch is missing")));
  }

  /** Empty while no station has claimed it, or none of this version has opened it. */
  Optional<StationId> station() throws JournalException {
    boolean told = db.number("PRAGMA user_version") >= 2;
    Optional<String> name =
        told
            ? db.first(
                "SELECT station FROM journal WHERE station IS NOT NULL", row -> row.getString(1))
            : Optional.empty();
    return name.map(StationId::new);
  }

  /** Empty in a copy. */
  Optional<String> generation() throws JournalException {
    return db.first(
        "SELECT generation FROM journal WHERE generation IS NOT NULL", row -> row.getString(1));
  }

  long acceptedThrough() throws JournalException {
    return db.number("SELECT accepted_through FROM journal");
  }

  /** The last row that is not there any more; 0 if none was removed. */
  long removedThrough() throws JournalException {
    return mayRemove() ? db.number("SELECT removed_through FROM journal") : 0;
  }

  private boolean mayRemove() throws JournalException {
    return db.number("PRAGMA user_version") >= Schema.WITH_REMOVAL;
  }

  long last() throws JournalException {
    return Math.max(db.number("SELECT max(sequence) FROM act"), removedThrough());
  }

  /** The hash after a row, also after the last one removed; that before the first for 0. */
  byte[] hash(long sequence) throws JournalException {
    if (sequence == 0) {
      return HashChain.start();
    }
    if (sequence == removedThrough()) {
      return db.first("SELECT removed_hash FROM journal", row -> row.getBytes(1)).orElseThrow();
    }
    return db.first("SELECT hash FROM act WHERE sequence = ?", row -> row.getBytes(1), sequence)
        .orElseThrow(() -> corrupt("row " + sequence + " is missing"));
  }

  List<Raw> raw(long after, int limit) throws JournalException {
    return db.list(
        "SELECT sequence, id, payload, hash FROM act WHERE sequence > ? ORDER BY sequence LIMIT ?",
        Rows::raw,
        after,
        limit);
  }

  private static Raw raw(ResultSet row) throws SQLException {
    return new Raw(row.getLong(1), row.getBytes(2), row.getBytes(3), row.getBytes(4));
  }

  /** Throws REMOVED if rows behind {@code after} are not there any more. */
  List<SealedRow> sealed(long after, int limit) throws JournalException {
    long removed = removedThrough();
    if (after < removed) {
      throw new JournalException(
          Kind.REMOVED,
          "journal "
              + file
              + ": acts "
              + (after + 1)
              + " to "
              + removed
              + " were removed after the centre had settled them; an older backup or export may"
              + " have them");
    }
    List<Raw> raw = raw(after, limit);
    byte[] previous = raw.isEmpty() ? HashChain.start() : hash(raw.getFirst().sequence() - 1);
    SealedRow[] sealed = new SealedRow[raw.size()];
    for (int i = 0; i < sealed.length; i++) {
      Raw row = raw.get(i);
      sealed[i] = new SealedRow(decode(row.payload()), row.payload(), previous, row.hash());
      previous = row.hash();
    }
    return List.of(sealed);
  }

  /** Why a row is not what it must be; empty if it is. */
  Optional<String> fault(Raw row, long expectedSequence, Epoch epoch, byte[] previous) {
    if (row.sequence() != expectedSequence) {
      return Optional.of("row " + expectedSequence + " is missing");
    }
    if (!Arrays.equals(
        HashChain.next(previous, epoch, row.sequence(), row.payload()), row.hash())) {
      return Optional.of("its hash does not follow from the row before it");
    }
    try {
      RecordedAct act = decode(row.payload());
      boolean agrees = act.sequence() == row.sequence() && Arrays.equals(bytes(act.id()), row.id());
      return agrees ? Optional.empty() : Optional.of("its number or id is not that in its bytes");
    } catch (JournalException e) {
      return e.kind() == Kind.TOO_NEW ? Optional.empty() : Optional.ofNullable(e.getMessage());
    }
  }

  /** When it was done, also of a kind of act that is newer than this program. */
  Stamp stamp(Raw row) throws JournalException {
    try {
      return ActCodec.head(row.payload()).stamp();
    } catch (WireException e) {
      throw corrupt("row " + row.sequence() + ": " + e.getMessage());
    }
  }

  RecordedAct decode(byte[] payload) throws JournalException {
    try {
      return ActCodec.decode(payload);
    } catch (WireException e) {
      Kind kind =
          switch (e.kind()) {
            case TOO_NEW, UNKNOWN_KIND -> Kind.TOO_NEW;
            case MALFORMED, TOO_LARGE, NOT_SIGNED -> Kind.CORRUPT;
          };
      throw new JournalException(kind, "journal " + file + ": an act: " + e.getMessage(), e);
    }
  }

  Optional<Long> sequence(ActId id) throws JournalException {
    return db.first("SELECT sequence FROM act WHERE id = ?", row -> row.getLong(1), bytes(id));
  }

  Optional<Outcome> outcome(long sequence) throws JournalException {
    Optional<byte[]> payload =
        db.first(
            "SELECT payload FROM outcome WHERE sequence = ?", row -> row.getBytes(1), sequence);
    try {
      return payload.isEmpty()
          ? Optional.empty()
          : Optional.of(OutcomesCodec.decodeOutcome(payload.get()));
    } catch (WireException e) {
      throw corrupt("the outcome of row " + sequence + ": " + e.getMessage());
    }
  }

  /** How many acts have this outcome, the removed ones among them. */
  long outcomes(String word) throws JournalException {
    long there =
        db.first("SELECT count(*) FROM outcome WHERE word = ?", row -> row.getLong(1), word)
            .orElse(0L);
    return mayRemove() && !word.equals("unknown")
        ? there + db.number("SELECT removed_" + word + " FROM journal")
        : there;
  }

  JournalCounts counts() throws JournalException {
    return new JournalCounts(
        last(), acceptedThrough(), outcomes("applied"), outcomes("refused"), outcomes("unknown"));
  }

  /** A debt that stands, with the bytes of the act that opened it, which may be removed. */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a row, never compared by value
  record Debt(long sequence, byte[] id, byte[] payload) {}

  List<Debt> openDebts() throws JournalException {
    return db.list(
        "SELECT sequence, id, payload FROM open_debt ORDER BY sequence",
        row -> new Debt(row.getLong(1), row.getBytes(2), row.getBytes(3)));
  }

  /** The bytes of the act that loaded what lies there, by door. */
  SortedMap<Integer, byte[]> stock() throws JournalException {
    SortedMap<Integer, byte[]> stock = new TreeMap<>();
    for (var row :
        db.list(
            "SELECT door, payload FROM stock", row -> Map.entry(row.getInt(1), row.getBytes(2)))) {
      stock.put(row.getKey(), row.getValue());
    }
    return stock;
  }

  /** One for each boot. */
  List<ClockAnchor> anchors() throws JournalException {
    if (!mayRemove()) {
      return List.of();
    }
    return db.list(
        "SELECT boot, since_boot, wall FROM clock_anchor",
        row ->
            new ClockAnchor(
                uuid(row.getBytes(1)),
                Duration.ofMillis(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3))));
  }

  /** Accepted rows of which no outcome is known. */
  List<Long> withoutOutcome() throws JournalException {
    return db.list(
        "SELECT sequence FROM act LEFT JOIN outcome USING (sequence) WHERE outcome.word IS NULL"
            + " AND sequence <= (SELECT accepted_through FROM journal)",
        row -> row.getLong(1));
  }

  List<Long> withOutcome(String word) throws JournalException {
    return db.list("SELECT sequence FROM outcome WHERE word = ?", row -> row.getLong(1), word);
  }

  /** Acts of which no outcome, or only an unknown one, is known, in order. */
  List<RecordedAct> pending() throws JournalException {
    List<byte[]> payloads =
        db.list(
            "SELECT act.payload FROM act LEFT JOIN outcome USING (sequence)"
                + " WHERE outcome.word IS NULL OR outcome.word = 'unknown' ORDER BY sequence",
            row -> row.getBytes(1));
    List<RecordedAct> acts = new ArrayList<>();
    for (byte[] payload : payloads) {
      acts.add(decode(payload));
    }
    return acts;
  }

  /**
   * Takes back rows that a failed flush left behind {@code promised}: whoever wanted them was told
   * that they are not there. Runs within a transaction.
   *
   * @param debts that stand without them
   * @param stock that lies in lockers without them
   */
  void withdraw(long promised, Collection<Debt> debts, Map<Integer, byte[]> stock)
      throws SQLException {
    db.update("DROP TRIGGER act_goes_when_settled");
    db.update("DELETE FROM act WHERE sequence > ?", promised);
    db.update(Schema.ACT_GOES_WHEN_SETTLED);
    db.update("DELETE FROM open_debt");
    for (Debt debt : debts) {
      db.update(
          "INSERT INTO open_debt (sequence, id, payload) VALUES (?, ?, ?)",
          debt.sequence(),
          debt.id(),
          debt.payload());
    }
    db.update("DELETE FROM stock");
    for (var loaded : stock.entrySet()) {
      db.update(
          "INSERT INTO stock (door, payload) VALUES (?, ?)", loaded.getKey(), loaded.getValue());
    }
  }

  JournalException corrupt(String what) {
    return new JournalException(Kind.CORRUPT, "journal " + file + ": " + what);
  }

  static byte[] bytes(ActId id) {
    return bytes(id.value());
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
