package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;
import static org.shuyi.sync.centre.store.Rows.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;

/** Cases for staff, and their record. Everything here runs inside a transaction. */
final class ReviewRows {
  private static final String ENTRY =
      "SELECT r.act_id, a.station, a.sequence, a.kind, a.item, a.patron, a.earliest, a.latest,"
          + " r.rule, r.detail, r.opened_at, a.state, a.result, r.state, r.owner, r.action,"
          + " EXISTS (SELECT 1 FROM attempt t WHERE t.act_id = r.act_id AND t.ended_at IS NULL),"
          + " a.kind = 'LOAN' AND NOT EXISTS (SELECT 1 FROM act b WHERE b.item = a.item"
          + " AND b.kind IN ('LOAN', 'RETURN', 'RENEWAL')"
          + " AND b.result IN ('APPLIED', 'ALREADY_DONE') AND (b.at, b.station, b.epoch, b.sequence)"
          + " > (a.at, a.station, a.epoch, a.sequence))"
          + " FROM review r JOIN act a ON a.act_id = r.act_id WHERE ";

  /** What the centre does to a case by itself is entered under this. */
  private static final String CENTRE = "centre";

  private final Transaction tx;

  ReviewRows(Transaction tx) {
    this.tx = tx;
  }

  Optional<ReviewEntry> entry(ActId id) throws SQLException {
    return tx.first(ENTRY + "r.act_id = ?", ReviewRows::entry, text(id));
  }

  /** The oldest first. */
  List<ReviewEntry> entries(CaseState state, int limit) throws SQLException {
    return tx.list(
        ENTRY + "r.state = ? ORDER BY r.opened_at, r.act_id LIMIT ?",
        ReviewRows::entry,
        state.name(),
        limit);
  }

  private static ReviewEntry entry(ResultSet row) throws SQLException {
    boolean doubt = "WAITING".equals(row.getString(12)) && "UNKNOWN".equals(row.getString(13));
    return new ReviewEntry(
        Rows.actId(row.getString(1)),
        new StationId(row.getString(2)),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        row.getString(9),
        row.getString(10),
        Instant.ofEpochMilli(row.getLong(11)),
        doubt,
        new ReviewCase(
            CaseState.valueOf(row.getString(14)),
            owner(row.getString(15)),
            action(row.getString(16)),
            row.getBoolean(18),
            row.getBoolean(17)));
  }

  private static @Nullable StaffId owner(@Nullable String text) {
    return text == null ? null : new StaffId(text);
  }

  private static @Nullable Action action(@Nullable String text) {
    return text == null ? null : Action.valueOf(text);
  }

  /** The newest first. */
  List<ItemAct> story(String item, int limit) throws SQLException {
    return tx.list(
        "SELECT act_id, station, kind, earliest, latest, state, result FROM act WHERE item = ?"
            + " ORDER BY at DESC, station DESC, epoch DESC, sequence DESC LIMIT ?",
        row ->
            new ItemAct(
                Rows.actId(row.getString(1)),
                new StationId(row.getString(2)),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                Objects.requireNonNullElse(row.getString(7), "")),
        item,
        limit);
  }

  List<Entered> record(ActId id) throws SQLException {
    return tx.list(
        "SELECT at, who, what, state, action, note FROM review_step WHERE act_id = ?"
            + " ORDER BY number LIMIT 1000",
        row ->
            new Entered(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                CaseState.valueOf(row.getString(4)),
                action(row.getString(5)),
                row.getString(6)),
        text(id));
  }

  /** What staff have decided about an act and the library system has not been told of. */
  Optional<Action> order(ActId id) throws SQLException {
    return tx.first(
        "SELECT action FROM review WHERE act_id = ? AND state = 'ORDERED'",
        row -> Action.valueOf(row.getString(1)),
        text(id));
  }

  /**
   * An outcome is known.
   *
   * @return whether it is for staff to go on
   */
  boolean settled(ActId id, Outcome outcome, String rule, Instant at) throws SQLException {
    Optional<ReviewEntry> before = entry(id);
    if (before.isEmpty()) {
      return Rows.needsReview(outcome) && open(id, rule, Rows.detail(outcome), at);
    }
    ReviewCase next = before.get().now().after(outcome);
    if (Rows.needsReview(outcome) && next.state().isOpen()) {
      tx.update(
          "UPDATE review SET rule = ?, detail = ? WHERE act_id = ?",
          rule,
          Rows.detail(outcome),
          text(id));
    }
    if (!next.equals(before.get().now())) {
      save(before.get(), next);
      enter(id, at, CENTRE, "settled", next, rule);
    }
    return next.state().isOpen();
  }

  private boolean open(ActId id, String rule, String detail, Instant at) throws SQLException {
    tx.count(Total.REVIEW, 1);
    tx.update(
        "INSERT INTO review (act_id, rule, detail, opened_at, state) VALUES (?, ?, ?, ?, 'OPEN')",
        text(id),
        rule,
        detail,
        millis(at));
    return true;
  }

  /** Fails, to be done again, if somebody else was faster. */
  void save(ReviewEntry before, ReviewCase next) throws SQLException {
    int saved =
        tx.update(
            "UPDATE review SET state = ?, owner = ?, action = ?"
                + " WHERE act_id = ? AND state = ? AND coalesce(owner, '') = ?"
                + " AND coalesce(action, '') = ?",
            next.state().name(),
            value(next.owner()),
            name(next.action()),
            text(before.act()),
            before.now().state().name(),
            orEmpty(value(before.now().owner())),
            orEmpty(name(before.now().action())));
    if (saved == 0) {
      throw new SQLException("a case was changed by somebody else at the same moment", "40001");
    }
    tx.count(Total.REVIEW, counted(next) - counted(before.now()));
  }

  private static long counted(ReviewCase some) {
    return switch (some.state()) {
      case OPEN, TAKEN, ORDERED, UNDONE -> 1;
      case DONE, CLOSED -> 0;
    };
  }

  void enter(ActId id, Instant at, String who, String what, ReviewCase now, String note)
      throws SQLException {
    tx.update(
        "INSERT INTO review_step (act_id, number, at, who, what, state, action, note)"
            + " SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM review_step"
            + " WHERE act_id = ?",
        text(id),
        millis(at),
        who,
        what,
        now.state().name(),
        name(now.action()),
        note,
        text(id));
  }

  private static @Nullable String value(@Nullable StaffId owner) {
    return owner == null ? null : owner.value();
  }

  private static @Nullable String name(@Nullable Action action) {
    return action == null ? null : action.name();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
