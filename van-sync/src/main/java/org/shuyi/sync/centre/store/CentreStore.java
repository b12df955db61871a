package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;
import static org.shuyi.sync.centre.store.Rows.text;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Outcomes;

/**
 * The centre's memory. Every call is one transaction and on disk when it returns. Safe for use by
 * several threads, which take turns; one process has the file.
 */
public final class CentreStore implements AutoCloseable {
  /** Acts are ordered by time; a station's own order decides between equal times. */
  private static final String ORDER = "(at, station, epoch, sequence)";

  private final Jdbc jdbc;
  private final InboxRows inbox;

  private CentreStore(Jdbc jdbc) {
    this.jdbc = jdbc;
    this.inbox = new InboxRows(jdbc);
  }

  /** Opens the database, and makes it if the file is not there. */
  public static CentreStore open(Path file) throws StoreException {
    return new CentreStore(new Jdbc(Database.open(file)));
  }

  /** How far a station's journal is stored; all zeros if nothing of it is. */
  public StationLane lane(StationId station, Epoch epoch) throws StoreException {
    return jdbc.transaction("reading a station's lane", () -> inbox.lane(station, epoch));
  }

  /** The hash of one stored row. */
  public Optional<byte[]> hash(StationId station, Epoch epoch, long sequence)
      throws StoreException {
    return jdbc.transaction("reading a hash", () -> inbox.hash(station, epoch, sequence));
  }

  /** The bytes that first brought an act, and the station that sent them. */
  public Optional<Sent> sent(ActId id) throws StoreException {
    return jdbc.transaction("looking for an act", () -> inbox.sent(id));
  }

  /** Bytes of an act and who sent them. */
  @SuppressWarnings("ArrayRecordComponent") // decoded, never compared
  public record Sent(StationId station, byte[] payload) {}

  /**
   * Stores rows that follow {@code lane} and moves it. Loans, returns and renewals then wait in
   * their item's lane; what needs no library system is settled as applied; what is of an unknown
   * kind waits in review.
   *
   * @param settle how long an act waits for older ones from other stations
   */
  public StationLane append(
      StationLane lane, List<NewRow> rows, Instant receivedAt, Duration settle)
      throws StoreException {
    return jdbc.transaction(
        "storing " + rows.size() + " acts of " + lane.station(),
        () -> inbox.append(lane, rows, receivedAt, receivedAt.plus(settle)));
  }

  /** Takes nothing more of this journal until somebody has looked. The first reason stands. */
  public void quarantine(StationLane lane, String reason, Instant at) throws StoreException {
    jdbc.transaction("quarantining a lane", () -> inbox.quarantine(lane, reason, at));
  }

  /**
   * What became of some of a station's acts; those without an outcome are left out.
   *
   * @param sequences at most 200
   */
  public List<Outcomes.Settled> outcomes(StationId station, Epoch epoch, List<Long> sequences)
      throws StoreException {
    return jdbc.transaction(
        "reading outcomes",
        () -> {
          List<Outcomes.Settled> found = new ArrayList<>();
          for (long sequence : sequences) {
            inbox.outcome(station, epoch, sequence).ifPresent(found::add);
          }
          return found;
        });
  }

  /** Items with acts that wait and are to be looked at by now, the longest waiting first. */
  public List<ItemId> dueItems(Instant now, int limit) throws StoreException {
    return jdbc.transaction(
        "looking for work",
        () ->
            jdbc.list(
                "SELECT item FROM item_lane WHERE due_at <= ? ORDER BY due_at, item LIMIT ?",
                row -> new ItemId(row.getString(1)),
                millis(now),
                limit));
  }

  /** When the next item after this moment is to be looked at; empty if there is none. */
  public Optional<Instant> nextDue(Instant now) throws StoreException {
    return jdbc.transaction(
        "looking for work",
        () ->
            jdbc.first(
                "SELECT due_at FROM item_lane WHERE due_at > ? ORDER BY due_at LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                millis(now)));
  }

  /**
   * The act that is next on an item: one that the library system was asked for already, else the
   * oldest.
   */
  public Optional<StoredAct> head(ItemId item) throws StoreException {
    return jdbc.transaction(
        "reading the head of an item's lane",
        () ->
            jdbc.first(
                "SELECT a.act_id, a.station, a.epoch, a.sequence, a.earliest, a.at, a.latest,"
                    + " i.payload FROM act a JOIN inbox i ON i.station = a.station"
                    + " AND i.epoch = a.epoch AND i.sequence = a.sequence"
                    + " WHERE a.item = ? AND a.state = 'WAITING'"
                    + " ORDER BY a.attempted DESC, a.at, a.station, a.epoch, a.sequence LIMIT 1",
                Rows::storedAct,
                item.value()));
  }

  /** What the centre did with this item before and after the act. */
  public History history(StoredAct act) throws StoreException {
    return jdbc.transaction(
        "reading an item's history", () -> new History(later(act), previous(act)));
  }

  private History.Later later(StoredAct act) throws SQLException {
    return jdbc.first(
            "SELECT max(earliest) FROM act WHERE item = ? AND kind IN ('LOAN', 'RETURN', 'RENEWAL')"
                + " AND result IN ('APPLIED', 'ALREADY_DONE') AND "
                + ORDER
                + " > (?, ?, ?, ?)",
            row -> Optional.ofNullable(row.getObject(1) == null ? null : row.getLong(1)),
            ordered(act))
        .flatMap(latest -> latest)
        .map(millis -> later(act, Instant.ofEpochMilli(millis)))
        .orElse(History.Later.NONE);
  }

  private static History.Later later(StoredAct act, Instant other) {
    return other.isAfter(act.time().latest()) ? History.Later.SURELY : History.Later.PERHAPS;
  }

  private Optional<History.Previous> previous(StoredAct act) throws SQLException {
    return jdbc.first(
        "SELECT patron, result FROM act WHERE item = ? AND (kind IN ('LOAN', 'RETURN')"
            + " OR kind = 'RENEWAL' AND result IN ('APPLIED', 'ALREADY_DONE')) AND "
            + ORDER
            + " < (?, ?, ?, ?) ORDER BY at DESC, station DESC, epoch DESC, sequence DESC LIMIT 1",
        row ->
            new History.Previous(
                Optional.ofNullable(row.getString(1)).map(PatronId::new),
                Rows.stands(row.getString(2))),
        ordered(act));
  }

  private static Object[] ordered(StoredAct act) {
    return new Object[] {
      act.act().item().value(),
      millis(act.time().at()),
      act.station().value(),
      act.epoch().value(),
      act.sequence()
    };
  }

  /** How often the library system was asked for this act. */
  public Attempts attempts(ActId id) throws StoreException {
    return jdbc.transaction(
        "reading attempts",
        () ->
            jdbc.first(
                    "SELECT number, due_before FROM attempt WHERE act_id = ?"
                        + " ORDER BY number DESC LIMIT 1",
                    row -> new Attempts(row.getInt(1), Rows.date(row.getString(2))),
                    text(id))
                .orElse(Attempts.NONE));
  }

  /** Loans of a patron that the library system does not show yet. */
  public int waitingLoans(PatronId patron) throws StoreException {
    return jdbc.transaction(
        "counting waiting loans",
        () ->
            jdbc.first(
                    "SELECT count(*) FROM act WHERE patron = ? AND state = 'WAITING'"
                        + " AND kind = 'LOAN'",
                    row -> row.getInt(1),
                    patron.value())
                .orElse(0));
  }

  /** Says that the library system is about to be asked. Must return before it is. */
  public void intend(StoredAct act, @Nullable LocalDate dueBefore, Instant at)
      throws StoreException {
    jdbc.transaction(
        "recording an intent",
        () -> {
          jdbc.update("UPDATE act SET attempted = 1 WHERE act_id = ?", text(act.id()));
          return jdbc.update(
              "INSERT INTO attempt (act_id, number, intent_at, due_before)"
                  + " SELECT ?, coalesce(max(number), 0) + 1, ?, ? FROM attempt WHERE act_id = ?",
              text(act.id()),
              millis(at),
              dueBefore == null ? null : dueBefore.toString(),
              text(act.id()));
        });
  }

  /** Records what became of an act; the next act on the item may follow. */
  public void settle(StoredAct act, Outcome outcome, String rule, Instant at)
      throws StoreException {
    jdbc.transaction(
        "recording an outcome",
        () -> {
          record(act, outcome, rule, at, Rows.needsReview(outcome) ? "REVIEW" : "SETTLED");
          jdbc.update(
              "UPDATE attempt SET ended_at = ? WHERE act_id = ? AND ended_at IS NULL",
              millis(at),
              text(act.id()));
          return follow(act.act().item(), at);
        });
  }

  private int follow(ItemId item, Instant at) throws SQLException {
    jdbc.update(
        "UPDATE item_lane SET due_at = ?, failures = 0 WHERE item = ?", millis(at), item.value());
    return jdbc.update(
        "DELETE FROM item_lane WHERE item = ? AND NOT EXISTS"
            + " (SELECT 1 FROM act WHERE item = ? AND state = 'WAITING')",
        item.value(),
        item.value());
  }

  /**
   * Records that nobody can tell what became of an act. It is in review, and still waits: it is
   * probed again, and nothing else is done on its item before.
   *
   * @return false if this was recorded before
   */
  public boolean doubt(StoredAct act, Outcome.Unknown outcome, String rule, Instant at)
      throws StoreException {
    return jdbc.transaction(
        "recording a doubt",
        () -> {
          boolean first =
              jdbc.first(
                      "SELECT 1 FROM act WHERE act_id = ? AND result = 'UNKNOWN'",
                      row -> true,
                      text(act.id()))
                  .isEmpty();
          if (first) {
            record(act, outcome, rule, at, "WAITING");
          }
          return first;
        });
  }

  private void record(StoredAct act, Outcome outcome, String rule, Instant at, String state)
      throws SQLException {
    jdbc.update(
        "UPDATE act SET state = ?, result = ? WHERE act_id = ?",
        state,
        Rows.result(outcome),
        text(act.id()));
    inbox.outcome(act.id(), outcome, rule, at);
    if (Rows.needsReview(outcome)) {
      inbox.review(act.id(), rule, Rows.detail(outcome), at);
    } else {
      jdbc.update("UPDATE review SET state = 'CLOSED' WHERE act_id = ?", text(act.id()));
    }
  }

  /**
   * Puts an item off.
   *
   * @param until from the number of times that this happened in a row before, 0 for the first
   */
  public void putOff(ItemId item, IntFunction<Instant> until) throws StoreException {
    jdbc.transaction(
        "putting off an item",
        () ->
            jdbc.update(
                "UPDATE item_lane SET due_at = ?, failures = failures + 1 WHERE item = ?",
                millis(until.apply(failures(item))),
                item.value()));
  }

  private int failures(ItemId item) throws SQLException {
    return jdbc.first(
            "SELECT failures FROM item_lane WHERE item = ?", row -> row.getInt(1), item.value())
        .orElse(0);
  }

  /** A number that is greater than any that this returned for that name. */
  public long next(String counter) throws StoreException {
    return jdbc.transaction(
        "counting",
        () -> {
          jdbc.update(
              "INSERT INTO counter (name, value) VALUES (?, 1)"
                  + " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1",
              counter);
          return jdbc.first(
                  "SELECT value FROM counter WHERE name = ?", row -> row.getLong(1), counter)
              .orElseThrow();
        });
  }

  public Counts counts() throws StoreException {
    return jdbc.transaction("counting acts", () -> Rows.counts(jdbc));
  }

  /** Closes the file. A second call does nothing. */
  @Override
  public void close() {
    jdbc.close();
  }
}
