package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.wire.PinCodec;
import org.shuyi.sync.wire.WireException;

/** Lost cards, and what tells the PIN of a card. Everything here runs inside a transaction. */
final class CardRows {
  /** A library's lost cards of a day, many times over. */
  private static final int MOST_LOST = 10_000;

  private final Transaction tx;

  CardRows(Transaction tx) {
    this.tx = tx;
  }

  void lost(PatronId card, Instant at) throws SQLException {
    tx.update(
        "INSERT INTO lost_card (card, reported_at) VALUES (?, ?) ON CONFLICT (card) DO NOTHING",
        card.value(),
        millis(at));
  }

  int found(PatronId card) throws SQLException {
    return tx.update("DELETE FROM lost_card WHERE card = ?", card.value());
  }

  boolean isLost(PatronId card) throws SQLException {
    return tx.first("SELECT 1 FROM lost_card WHERE card = ?", row -> true, card.value())
        .orElse(false);
  }

  /** Those that were reported first. */
  List<PatronId> lost() throws SQLException {
    return tx.list(
        "SELECT card FROM lost_card ORDER BY card LIMIT " + MOST_LOST,
        row -> new PatronId(row.getString(1)));
  }

  /** Staff know of it. */
  boolean told(StoredLoss act) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE act_id = ? AND result = 'UNKNOWN'",
            row -> true,
            Rows.text(act.id()))
        .orElse(false);
  }

  /**
   * Keeps a verifier, unless a later one is known.
   *
   * @param chosen at a station, so that the library system does not know the PIN
   */
  int keep(PatronId card, PinVerifier verifier, boolean chosen, Instant at) throws SQLException {
    return tx.update(
        "INSERT INTO pin (card, verifier, known_at, chosen) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (card) DO UPDATE SET verifier = excluded.verifier,"
            + " known_at = excluded.known_at, chosen = excluded.chosen"
            + " WHERE excluded.known_at >= pin.known_at",
        card.value(),
        PinCodec.encode(verifier),
        millis(at),
        chosen ? 1 : 0);
  }

  Optional<KnownPin> pin(PatronId card) throws SQLException {
    return tx.first(
        "SELECT verifier, chosen FROM pin WHERE card = ?",
        row -> new KnownPin(verifier(row, 1), row.getInt(2) == 1),
        card.value());
  }

  /** In the order of their cards, those after one. */
  List<Map.Entry<PatronId, PinVerifier>> pinsAfter(String card, int limit) throws SQLException {
    return tx.list(
        "SELECT card, verifier FROM pin WHERE card > ? ORDER BY card LIMIT ?",
        row -> Map.entry(new PatronId(row.getString(1)), verifier(row, 2)),
        card,
        limit);
  }

  private static PinVerifier verifier(ResultSet row, int column) throws SQLException {
    try {
      return PinCodec.decode(row.getBytes(column));
    } catch (WireException e) {
      throw new SQLException("a stored PIN verifier can't be read any more", e);
    }
  }
}
