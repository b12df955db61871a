package org.shuyi.sync.centre.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.HoldRequest;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.OutcomesCodec;
import org.shuyi.sync.wire.WireException;

/** How values stand in columns. */
final class Rows {
  private Rows() {}

  static long millis(Instant instant) {
    return instant.toEpochMilli();
  }

  static String text(ActId id) {
    return id.toString();
  }

  static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  static ActId actId(String text) {
    return new ActId(UUID.fromString(text));
  }

  /** Columns act_id, station, epoch, sequence, earliest, at, latest, payload, patron. */
  static StoredAct storedAct(ResultSet row) throws SQLException {
    if (act(row) instanceof Act.OnItem act) {
      return new StoredAct(
          actId(row.getString(1)),
          new StationId(row.getString(2)),
          new Epoch(row.getLong(3)),
          row.getLong(4),
          of(act, row.getString(9)),
          time(row));
    }
    throw new SQLException("an act that is about no item waits in an item's lane");
  }

  /** The same columns. */
  static StoredCard storedCard(ResultSet row) throws SQLException {
    if (act(row) instanceof Act.CardIssued act) {
      return new StoredCard(
          actId(row.getString(1)),
          new StationId(row.getString(2)),
          new Epoch(row.getLong(3)),
          row.getLong(4),
          act,
          time(row));
    }
    throw new SQLException("an act that issues no card waits in a person's lane");
  }

  /** The same columns. */
  static StoredLoss storedLoss(ResultSet row) throws SQLException {
    if (act(row) instanceof Act.CardReportedLost act) {
      return new StoredLoss(
          actId(row.getString(1)),
          new StationId(row.getString(2)),
          new Epoch(row.getLong(3)),
          row.getLong(4),
          act.card(),
          time(row));
    }
    throw new SQLException("an act that is about no lost card waits in a card's lane");
  }

  /** The same columns; of two cards of a person that became one, the one that is kept. */
  static StoredFee storedFee(ResultSet row) throws SQLException {
    if (act(row) instanceof Act.FeePaid(var card, var amount, var order)) {
      String kept = row.getString(9);
      return new StoredFee(
          actId(row.getString(1)),
          new StationId(row.getString(2)),
          new Epoch(row.getLong(3)),
          row.getLong(4),
          new Act.FeePaid(kept == null ? card : new PatronId(kept), amount, order),
          time(row));
    }
    throw new SQLException("an act that pays no fee waits in an order's lane");
  }

  /** The same columns; of two cards of a person that became one, the one that is kept. */
  static StoredHold storedHold(ResultSet row) throws SQLException {
    if (act(row) instanceof Act.OnHold hold) {
      String kept = row.getString(9);
      return new StoredHold(
          actId(row.getString(1)),
          new StationId(row.getString(2)),
          new Epoch(row.getLong(3)),
          row.getLong(4),
          of(hold, kept == null ? hold.patron() : new PatronId(kept)),
          new HoldRequest(hold.patron(), hold.item()),
          time(row));
    }
    throw new SQLException("an act that is no hold waits in a hold's lane");
  }

  private static Act.OnHold of(Act.OnHold hold, PatronId patron) {
    return switch (hold) {
      case Act.HoldPlaced placed -> new Act.HoldPlaced(placed.item(), patron);
      case Act.HoldCancelled cancelled -> new Act.HoldCancelled(cancelled.item(), patron);
    };
  }

  private static ActTime time(ResultSet row) throws SQLException {
    return new ActTime(
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)));
  }

  static byte[] bare(byte[] payload) throws SQLException {
    try {
      return ActCodec.bare(payload);
    } catch (WireException e) {
      throw new SQLException("a stored act can't be read any more", e);
    }
  }

  private static Act act(ResultSet row) throws SQLException {
    try {
      return ActCodec.decode(row.getBytes(8)).act();
    } catch (WireException e) {
      throw new SQLException("a stored act can't be read any more", e);
    }
  }

  /** With the card of the column, which is another one if two cards of a person became one. */
  private static Act.OnItem of(Act.OnItem act, @Nullable String card) {
    return switch (act) {
      case Act.Loan loan when card != null -> loan.on(new PatronId(card));
      case Act.Renewal(var item, var patron, var by) when card != null ->
          new Act.Renewal(item, new PatronId(card), by);
      case Act.OnItem other -> other;
    };
  }

  static Outcome outcome(byte[] body) throws SQLException {
    try {
      return OutcomesCodec.decodeOutcome(body);
    } catch (WireException e) {
      throw new SQLException("a stored outcome can't be read any more", e);
    }
  }

  /**
   * The column {@code kind}; only loans, returns, renewals, new and lost cards, payments and holds
   * wait for the library system.
   */
  static String kind(@Nullable Act act) {
    return switch (act) {
      case null -> "UNREADABLE";
      case Act.Loan loan -> "LOAN";
      case Act.Return back -> "RETURN";
      case Act.Renewal renewal -> "RENEWAL";
      case Act.DebtOpened opened -> "DEBT_OPENED";
      case Act.DebtSettled settled -> "DEBT_SETTLED";
      case Act.DeviceFault fault -> "DEVICE_FAULT";
      case Act.CardIssued issued -> "CARD_ISSUED";
      case Act.CardReportedLost lost -> "CARD_REPORTED_LOST";
      case Act.PinChanged changed -> "PIN_CHANGED";
      case Act.StockLoaded loaded -> "STOCK_LOADED";
      case Act.StockRemoved removed -> "STOCK_REMOVED";
      case Act.HoldPickedUp pickedUp -> "HOLD_PICKED_UP";
      case Act.FeePaid paid -> "FEE_PAID";
      case Act.Feedback feedback -> "FEEDBACK";
      case Act.HoldPlaced placed -> "HOLD_PLACED";
      case Act.HoldCancelled cancelled -> "HOLD_CANCELLED";
      case VanAct.StopOpened opened -> "STOP_OPENED";
      case VanAct.StopClosed closed -> "STOP_CLOSED";
      case VanAct.StopSkipped skipped -> "STOP_SKIPPED";
      case VanAct.Visit visit -> "VISIT";
      case VanAct.EventHeld held -> "EVENT_HELD";
      case VanAct.DownloadTaken taken -> "DOWNLOAD_TAKEN";
      case VanAct.Request request -> "REQUEST";
      case VanAct.RequestAnswered answered -> "REQUEST_ANSWERED";
      case VanAct.StockCounted counted -> "STOCK_COUNTED";
      case VanAct.StockShelved shelved -> "STOCK_SHELVED";
      case VanAct.StockUnshelved unshelved -> "STOCK_UNSHELVED";
    };
  }

  /** What it is about, as a key. */
  static @Nullable String item(@Nullable Act act) {
    return switch (act) {
      case Act.OnItem onItem -> onItem.item().key();
      case Act.CardIssued issued -> issued.person().key();
      case Act.CardReportedLost lost -> lost.card().key();
      case Act.FeePaid paid -> paid.order().key();
      case Act.OnHold hold -> new HoldRequest(hold.patron(), hold.item()).key();
      case VanAct.OnShelf shelf -> shelf.item().key();
      case null, default -> null;
    };
  }

  static @Nullable String patron(@Nullable Act act) {
    return switch (act) {
      case Act.Loan loan -> loan.patron().value();
      case Act.Renewal renewal -> renewal.patron().value();
      case Act.HoldPickedUp pickedUp -> pickedUp.patron().value();
      case Act.OnHold hold -> hold.patron().value();
      case Act.OnCard onCard -> onCard.card().value();
      case VanAct.Request request -> request.patron().value();
      case null, default -> null;
    };
  }

  /** Whether the library system has to be told of this act. */
  static boolean waits(@Nullable Act act) {
    return switch (act) {
      case null -> false;
      case Act.Loan loan -> true;
      case Act.Return back -> true;
      case Act.Renewal renewal -> true;
      case Act.DebtOpened opened -> false;
      case Act.DebtSettled settled -> false;
      case Act.DeviceFault fault -> false;
      case Act.CardIssued issued -> true;
      case Act.CardReportedLost lost -> true;
      case Act.PinChanged changed -> false;
      case Act.StockLoaded loaded -> false;
      case Act.StockRemoved removed -> false;
      case Act.HoldPickedUp pickedUp -> false;
      case Act.FeePaid paid -> true;
      case Act.Feedback feedback -> false;
      case Act.OnHold hold -> true;
      case VanAct van -> false;
    };
  }

  static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> "APPLIED";
      case Outcome.AlreadyDone done -> "ALREADY_DONE";
      case Outcome.Refused refused -> "REFUSED";
      case Outcome.Unknown unknown -> "UNKNOWN";
    };
  }

  static boolean stands(@Nullable String result) {
    return "APPLIED".equals(result) || "ALREADY_DONE".equals(result);
  }

  static boolean needsReview(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> false;
      case Outcome.AlreadyDone done -> false;
      case Outcome.Refused refused -> true;
      case Outcome.Unknown unknown -> true;
    };
  }

  static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> "";
      case Outcome.AlreadyDone done -> "";
      case Outcome.Refused refused -> refused.reasons() + " " + refused.detail();
      case Outcome.Unknown unknown -> unknown.detail();
    };
  }

  static long next(Transaction tx, String counter) throws SQLException {
    tx.update(
        "INSERT INTO counter (name, value) VALUES (?, 1)"
            + " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1",
        counter);
    return tx.first("SELECT value FROM counter WHERE name = ?", row -> row.getLong(1), counter)
        .orElseThrow();
  }
}
