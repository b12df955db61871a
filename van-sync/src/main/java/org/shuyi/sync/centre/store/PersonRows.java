package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.millis;
import static org.shuyi.sync.centre.store.Rows.text;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.StationId;

/** People, the cards that stations gave them, and the one that each keeps. */
final class PersonRows {
  /** Cards of one number; two are a mistake already. */
  private static final int MOST = 100;

  /**
   * Loans and renewals on a card that are not settled, and that the centre may take up. Not those
   * of a station that gave the number to somebody else.
   */
  private static final String OPEN_ON_CARD =
      " FROM act WHERE patron = ? AND state <> 'SETTLED' AND kind IN ('LOAN', 'RENEWAL')"
          + " AND (state = 'WAITING' OR act_id IN"
          + " (SELECT act_id FROM review WHERE state = 'OPEN' AND owner IS NULL))"
          + " AND NOT EXISTS (SELECT 1 FROM act c WHERE c.kind = 'CARD_ISSUED' AND c.patron = ?"
          + " AND c.station = act.station AND c.item <> ?)";

  private final Transaction tx;

  PersonRows(Transaction tx) {
    this.tx = tx;
  }

  CardHistory history(StoredCard act) throws SQLException {
    return new CardHistory(card(act.act().person()), taken(act), told(act));
  }

  private Optional<PatronId> card(PersonHash person) throws SQLException {
    return tx.first(
        "SELECT card FROM person WHERE person = ?",
        row -> new PatronId(row.getString(1)),
        person.key());
  }

  /** The card that counts for a person: the one that is registered, else the first that waits. */
  Optional<PatronId> cardOf(PersonHash person) throws SQLException {
    Optional<PatronId> registered = card(person);
    return registered.isPresent()
        ? registered
        : tx.first(
            "SELECT patron FROM act WHERE item = ? AND kind = 'CARD_ISSUED' AND state <> 'SETTLED'"
                + " ORDER BY at, station, epoch, sequence LIMIT 1",
            row -> new PatronId(row.getString(1)),
            person.key());
  }

  private boolean taken(StoredCard act) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE kind = 'CARD_ISSUED' AND patron = ? AND item <> ?"
                + " AND (result IN ('APPLIED', 'ALREADY_DONE') OR attempted = 1"
                + " OR (at, station, epoch, sequence) < (?, ?, ?, ?)) LIMIT 1",
            row -> true,
            act.act().card().value(),
            act.act().person().key(),
            millis(act.time().at()),
            act.station().value(),
            act.epoch().value(),
            act.sequence())
        .orElse(false);
  }

  private boolean told(StoredCard act) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE act_id = ? AND result = 'UNKNOWN'",
            row -> true,
            text(act.id()))
        .orElse(false);
  }

  /** The card that counts for this one, at a station that may have given its number away itself. */
  PatronId surviving(PatronId card, StationId station) throws SQLException {
    return tx.first(
            "SELECT a.card FROM card_alias a WHERE a.alias = ? AND NOT EXISTS"
                + " (SELECT 1 FROM act c WHERE c.kind = 'CARD_ISSUED' AND c.patron = a.alias"
                + " AND c.station = ? AND c.item <> a.person)",
            row -> new PatronId(row.getString(1)),
            card.value(),
            station.value())
        .orElse(card);
  }

  PatronId surviving(PatronId card) throws SQLException {
    return tx.first(
            "SELECT card FROM card_alias WHERE alias = ?",
            row -> new PatronId(row.getString(1)),
            card.value())
        .orElse(card);
  }

  /**
   * A station knows its own cards; at another one the number may as well be that of somebody else,
   * and the library system is asked.
   */
  Registered registered(StoredAct act) throws SQLException {
    return switch (act.act()) {
      case Act.Loan loan -> registered(loan.patron(), act.station());
      case Act.Renewal renewal -> registered(renewal.patron(), act.station());
      case Act.OnItem other -> Registered.YES;
    };
  }

  private Registered registered(PatronId card, StationId station) throws SQLException {
    Optional<Registered> own =
        tx.first(
            "SELECT state, result FROM act WHERE kind = 'CARD_ISSUED' AND patron = ?"
                + " AND station = ? ORDER BY at DESC, sequence DESC LIMIT 1",
            row -> registered(row.getString(1), row.getString(2)),
            card.value(),
            station.value());
    if (own.isPresent()) {
      return own.get();
    }
    return registered(card) == Registered.NOT_YET ? Registered.NOT_YET : Registered.YES;
  }

  Registered registered(PatronId card) throws SQLException {
    List<Registered> all =
        tx.list(
            "SELECT state, result FROM act WHERE kind = 'CARD_ISSUED' AND patron = ? LIMIT " + MOST,
            row -> registered(row.getString(1), row.getString(2)),
            card.value());
    return all.stream().min(Registered::compareTo).orElse(Registered.YES);
  }

  private static Registered registered(String state, @Nullable String result) {
    if (Rows.stands(result)) {
      return Registered.YES;
    }
    return state.equals("WAITING") && result == null ? Registered.NOT_YET : Registered.BY_STAFF;
  }

  /**
   * Records what became of a card.
   *
   * @param kept the card that its person has now; null if that is not settled
   */
  void register(StoredCard act, Outcome outcome, @Nullable PatronId kept, String rule, Instant at)
      throws SQLException {
    ActRows acts = new ActRows(tx);
    acts.record(act.id(), outcome, rule, at, Rows.needsReview(outcome) ? "REVIEW" : "SETTLED");
    acts.answered(act.id(), at);
    forget(act);
    if (kept != null) {
      keep(act, kept);
      release(act, kept, at);
    }
  }

  /** Deletes name and document, which nobody needs any more. */
  void forget(StoredCard act) throws SQLException {
    if (act.act().sealed() == null) {
      return;
    }
    byte[] payload =
        tx.first(
                "SELECT payload FROM inbox WHERE station = ? AND epoch = ? AND sequence = ?",
                row -> row.getBytes(1),
                act.station().value(),
                act.epoch().value(),
                act.sequence())
            .orElseThrow();
    tx.update(
        "UPDATE inbox SET payload = ? WHERE station = ? AND epoch = ? AND sequence = ?",
        Rows.bare(payload),
        act.station().value(),
        act.epoch().value(),
        act.sequence());
  }

  /** The same of cards that came in before then and that staff still have in hand. */
  int forgetBefore(Instant then) throws SQLException {
    List<StoredCard> old =
        tx.list(
            "SELECT a.act_id, a.station, a.epoch, a.sequence, a.earliest, a.at, a.latest, i.payload,"
                + " a.patron FROM act a JOIN inbox i ON i.station = a.station AND i.epoch = a.epoch"
                + " AND i.sequence = a.sequence WHERE a.kind = 'CARD_ISSUED'"
                + " AND a.state <> 'SETTLED' AND i.received_at < ?",
            Rows::storedCard,
            millis(then));
    List<StoredCard> sealed = old.stream().filter(card -> card.act().sealed() != null).toList();
    for (StoredCard card : sealed) {
      forget(card);
    }
    return sealed.size();
  }

  private void keep(StoredCard act, PatronId kept) throws SQLException {
    tx.update(
        "INSERT INTO person (person, card) VALUES (?, ?)"
            + " ON CONFLICT (person) DO UPDATE SET card = excluded.card",
        act.act().person().key(),
        kept.value());
    if (!kept.equals(act.act().card())) {
      tx.update(
          "INSERT INTO card_alias (alias, person, card) VALUES (?, ?, ?)"
              + " ON CONFLICT (alias) DO UPDATE SET person = excluded.person,"
              + " card = excluded.card",
          act.act().card().value(),
          act.act().person().key(),
          kept.value());
    }
  }

  /** What waited for the card goes on, under the card that is kept. The lanes are locked first. */
  private void release(StoredCard act, PatronId kept, Instant at) throws SQLException {
    Object[] open = {act.act().card().value(), act.act().card().value(), act.act().person().key()};
    LaneRows lanes = new LaneRows(tx);
    for (String item :
        tx.list(
            "SELECT DISTINCT item" + OPEN_ON_CARD + " ORDER BY item",
            row -> row.getString(1),
            open)) {
      lanes.queueNow(item, at);
    }
    for (String id : tx.list("SELECT act_id" + OPEN_ON_CARD, row -> row.getString(1), open)) {
      tx.update(
          "UPDATE act SET patron = ?, state = 'WAITING',"
              + " attempted = CASE WHEN state = 'REVIEW' THEN 0 ELSE attempted END"
              + " WHERE act_id = ?",
          kept.value(),
          id);
    }
  }
}
