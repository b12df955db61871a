package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;
import static org.shuyi.sync.centre.store.Rows.text;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.wire.OutcomesCodec;

/** Acts, attempts, outcomes, reviews. Everything here runs inside a transaction. */
final class ActRows {
  /** Acts are ordered by time; a station's own order decides between equal times. */
  private static final String ORDER = "(at, station, epoch, sequence)";

  private static final String STANDS = "result IN ('APPLIED', 'ALREADY_DONE')";

  private final Transaction tx;

  ActRows(Transaction tx) {
    this.tx = tx;
  }

  History history(StoredAct act) throws SQLException {
    return new History(later(act), previous(act));
  }

  private History.Later later(StoredAct act) throws SQLException {
    return tx.first(
            "SELECT earliest FROM act WHERE item = ? AND kind IN ('LOAN', 'RETURN', 'RENEWAL') AND "
                + STANDS
                + " AND "
                + ORDER
                + " > (?, ?, ?, ?) ORDER BY earliest DESC LIMIT 1",
            row -> Instant.ofEpochMilli(row.getLong(1)),
            ordered(act))
        .map(
            earliest ->
                earliest.isAfter(act.time().latest())
                    ? History.Later.SURELY
                    : History.Later.PERHAPS)
        .orElse(isPerhapsOvertaken(act) ? History.Later.PERHAPS : History.Later.NONE);
  }

  /**
   * An act of another station is ordered before this one, but only by clocks that may be wrong by
   * more than what is between them.
   */
  private boolean isPerhapsOvertaken(StoredAct act) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE item = ? AND kind IN ('LOAN', 'RETURN', 'RENEWAL') AND "
                + STANDS
                + " AND (station <> ? OR epoch <> ?) AND latest > ? LIMIT 1",
            row -> true,
            act.act().item().value(),
            act.station().value(),
            act.epoch().value(),
            millis(act.time().earliest()))
        .orElse(false);
  }

  /** A renewal that was refused changed nothing. */
  private Optional<History.Previous> previous(StoredAct act) throws SQLException {
    return tx.first(
        "SELECT patron, result FROM act WHERE item = ? AND (kind IN ('LOAN', 'RETURN')"
            + " OR kind = 'RENEWAL' AND "
            + STANDS
            + ") AND "
            + ORDER
            + " < (?, ?, ?, ?) ORDER BY at DESC, station DESC, epoch DESC, sequence DESC LIMIT 1",
        row ->
            new History.Previous(
                Optional.ofNullable(row.getString(1)).map(PatronId::new),
                Rows.stands(row.getString(2))),
        ordered(act));
  }

  private static Object[] ordered(StoredAct act) {
    return ordered(act.act().item(), act);
  }

  private static Object[] ordered(ItemId item, StoredAct act) {
    return new Object[] {
      item.value(),
      millis(act.time().at()),
      act.station().value(),
      act.epoch().value(),
      act.sequence()
    };
  }

  Attempts attempts(ActId id) throws SQLException {
    List<Attempts> open =
        tx.list(
            "SELECT intent_at, due_before FROM attempt WHERE act_id = ? AND ended_at IS NULL"
                + " ORDER BY number",
            row ->
                new Attempts(1, Instant.ofEpochMilli(row.getLong(1)), Rows.date(row.getString(2))),
            text(id));
    return open.isEmpty()
        ? Attempts.NONE
        : new Attempts(open.size(), open.getFirst().since(), open.getLast().dueBefore());
  }

  /** The newest intent came to nothing: the library system was not asked, or said no. */
  int withdraw(ActId id, Instant at) throws SQLException {
    return tx.update(
        "UPDATE attempt SET ended_at = ? WHERE act_id = ? AND number ="
            + " (SELECT max(number) FROM attempt WHERE act_id = ?)",
        millis(at),
        text(id),
        text(id));
  }

  /** One of which nobody knows whether it was done would be waited for until staff have looked. */
  boolean returnWaits(StoredAct before, ItemId item) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE item = ? AND state = 'WAITING' AND kind = 'RETURN'"
                + " AND result IS NULL AND "
                + ORDER
                + " < (?, ?, ?, ?) LIMIT 1",
            row -> true,
            ordered(item, before))
        .orElse(false);
  }

  int waitingLoans(PatronId patron) throws SQLException {
    return tx.first(
            "SELECT count(*) FROM act WHERE patron = ? AND state <> 'SETTLED'"
                + " AND state = 'WAITING' AND kind = 'LOAN'",
            row -> row.getInt(1),
            patron.value())
        .orElse(0);
  }

  /** Not any more if staff have just taken back what they had decided. */
  int intend(Stored act, @Nullable LocalDate dueBefore, Instant at) throws SQLException {
    int waits =
        tx.update(
            "UPDATE act SET attempted = 1 WHERE act_id = ? AND state = 'WAITING'", text(act.id()));
    if (waits == 0) {
      throw new LeaseLostException(act.subject().key());
    }
    return tx.update(
        "INSERT INTO attempt (act_id, number, intent_at, due_before, owner)"
            + " SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM attempt WHERE act_id = ?",
        text(act.id()),
        millis(at),
        dueBefore == null ? null : dueBefore.toString(),
        tx.tenant().name(),
        text(act.id()));
  }

  void settle(Stored act, Outcome outcome, String rule, Instant at) throws SQLException {
    record(act.id(), outcome, rule, at, Rows.needsReview(outcome) ? "REVIEW" : "SETTLED");
    answered(act.id(), at);
    if (act instanceof StoredAct onItem && !Rows.needsReview(outcome)) {
      reopenAfter(onItem);
    }
  }

  /** No intent is open any more. */
  int answered(ActId id, Instant at) throws SQLException {
    return tx.update(
        "UPDATE attempt SET ended_at = ? WHERE act_id = ? AND ended_at IS NULL",
        millis(at),
        text(id));
  }

  /**
   * What was refused because something before it was missing is decided anew, now that this came
   * in: a loan refused while the return before it was still on its way, say. Not what staff have
   * taken in hand.
   */
  private void reopenAfter(StoredAct act) throws SQLException {
    tx.update(
        "UPDATE act SET state = 'WAITING', attempted = 0 WHERE item = ? AND state = 'REVIEW'"
            + " AND kind IN ('LOAN', 'RETURN', 'RENEWAL') AND "
            + ORDER
            + " > (?, ?, ?, ?) AND EXISTS (SELECT 1 FROM review WHERE review.act_id = act.act_id"
            + " AND review.state = 'OPEN' AND review.owner IS NULL)",
        ordered(act));
  }

  boolean doubt(Stored act, Outcome.Unknown outcome, String rule, Instant at) throws SQLException {
    boolean known =
        tx.first(
                "SELECT 1 FROM act WHERE act_id = ? AND result = 'UNKNOWN'",
                row -> true,
                text(act.id()))
            .orElse(false);
    if (!known) {
      record(act.id(), outcome, rule, at, "WAITING");
    }
    return !known;
  }

  /**
   * Records an outcome, and what it means for staff. Of an act on an item: for who holds it.
   *
   * @param state that of the act; with REVIEW it is settled if staff have no more to do
   */
  void record(ActId id, Outcome outcome, String rule, Instant at, String state)
      throws SQLException {
    boolean forStaff = new ReviewRows(tx).settled(id, outcome, rule, at);
    write(id, outcome, rule, at, state.equals("REVIEW") && !forStaff ? "SETTLED" : state);
  }

  /** The same, of which the case knows already. */
  void write(ActId id, Outcome outcome, String rule, Instant at, String state) throws SQLException {
    count(id, outcome);
    tx.update(
        "UPDATE act SET state = ?, result = ? WHERE act_id = ?",
        state,
        Rows.result(outcome),
        text(id));
    tx.update(
        "INSERT INTO outcome (act_id, number, body, rule, settled_at)"
            + " SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM outcome WHERE act_id = ?",
        text(id),
        OutcomesCodec.encodeOutcome(outcome),
        rule,
        millis(at),
        text(id));
  }

  private void count(ActId id, Outcome outcome) throws SQLException {
    tx.first(
            "SELECT result FROM act WHERE act_id = ? AND result IS NOT NULL",
            row -> Total.of(row.getString(1)),
            text(id))
        .ifPresent(before -> tx.count(before, -1));
    tx.count(Total.of(Rows.result(outcome)), 1);
  }
}
