package org.shuyi.sync.journal.sqlite;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
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

  long last() throws JournalException {
    return db.number("SELECT max(sequence) FROM act");
  }

  /** The hash after a row; that before the first for 0. */
  byte[] hash(long sequence) throws JournalException {
    if (sequence == 0) {
      return HashChain.start();
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

  List<SealedRow> sealed(long after, int limit) throws JournalException {
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

  private RecordedAct decode(byte[] payload) throws JournalException {
    try {
      return ActCodec.decode(payload);
    } catch (WireException e) {
      Kind kind =
          switch (e.kind()) {
            case TOO_NEW, UNKNOWN_KIND -> Kind.TOO_NEW;
            case MALFORMED, TOO_LARGE -> Kind.CORRUPT;
          };
      throw new JournalException(kind, "journal " + file + ": an act: " + e.getMessage(), e);
    }
  }

  Optional<RecordedAct> act(long sequence) throws JournalException {
    List<SealedRow> rows = sealed(sequence - 1, 1);
    return rows.stream().map(SealedRow::act).filter(act -> act.sequence() == sequence).findFirst();
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

  long outcomes(String word) throws JournalException {
    return db.first("SELECT count(*) FROM outcome WHERE word = ?", row -> row.getLong(1), word)
        .orElse(0L);
  }

  List<Long> openDebts() throws JournalException {
    return db.list("SELECT sequence FROM open_debt ORDER BY sequence", row -> row.getLong(1));
  }

  /** Accepted rows with no outcome, or with an unknown one. */
  List<Long> unsettled(boolean unknown) throws JournalException {
    return db.list(
        unknown
            ? "SELECT sequence FROM outcome WHERE word = 'unknown'"
            : "SELECT sequence FROM act LEFT JOIN outcome USING (sequence)"
                + " WHERE outcome.word IS NULL"
                + " AND sequence <= (SELECT accepted_through FROM journal)",
        row -> row.getLong(1));
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

  JournalException corrupt(String what) {
    return new JournalException(Kind.CORRUPT, "journal " + file + ": " + what);
  }

  static byte[] bytes(ActId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
