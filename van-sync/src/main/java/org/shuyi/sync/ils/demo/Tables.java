package org.shuyi.sync.ils.demo;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The demo library's tables. Not thread-safe. */
final class Tables implements AutoCloseable {
  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS items (
            barcode TEXT PRIMARY KEY COLLATE NOCASE, title TEXT NOT NULL, author TEXT NOT NULL,
            publisher TEXT NOT NULL, year INTEGER NOT NULL, isbn TEXT NOT NULL,
            call_number TEXT NOT NULL, language TEXT NOT NULL, for_loan INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS patrons (
            card TEXT PRIMARY KEY COLLATE NOCASE, name TEXT NOT NULL, language TEXT NOT NULL,
            pin TEXT NOT NULL, blocked INTEGER NOT NULL, expires TEXT NOT NULL,
            loan_limit INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS account (
            card TEXT NOT NULL, fen INTEGER NOT NULL, receipt TEXT NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS attributes (
            type TEXT NOT NULL, value TEXT NOT NULL, card TEXT NOT NULL REFERENCES patrons,
            PRIMARY KEY (type, value)) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS holds (
            barcode TEXT PRIMARY KEY COLLATE NOCASE REFERENCES items,
            card TEXT NOT NULL REFERENCES patrons) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS requests (
            barcode TEXT NOT NULL COLLATE NOCASE REFERENCES items,
            card TEXT NOT NULL REFERENCES patrons, PRIMARY KEY (barcode, card)) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS loans (
            barcode TEXT PRIMARY KEY COLLATE NOCASE REFERENCES items,
            card TEXT NOT NULL REFERENCES patrons, lent_at INTEGER NOT NULL,
            lent_as_told INTEGER NOT NULL, due TEXT NOT NULL, renewals INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS history (
            sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, barcode TEXT NOT NULL,
            card TEXT NOT NULL, at INTEGER NOT NULL, told INTEGER NOT NULL) STRICT
          """);

  /** In the column {@code blocked}; 1 is a block for another reason. */
  private static final int CARD_LOST = 2;

  private static final String LOANS =
      "SELECT barcode, title, card, lent_at, due, renewals FROM loans JOIN items USING (barcode)";

  private final Database database;

  /**
   * Opens or creates the database, and fills an empty one.
   *
   * @param file null for one in memory
   */
  Tables(@Nullable Path file, DemoLibrary start) {
    this.database = new Database(file);
    database.inOneGo(
        () -> {
          SCHEMA.forEach(database::change);
          if (database.list("SELECT count(*) FROM items", row -> row.getInt(1)).getFirst() == 0) {
            start.patrons().forEach(this::add);
            start.books().forEach(this::add);
          }
        });
  }

  Optional<DemoBook> book(String barcode) {
    return database
        .list(
            """
            SELECT i.barcode, title, author, publisher, year, isbn, call_number, language,
              for_loan, coalesce(h.card, '')
            FROM items i LEFT JOIN holds h ON h.barcode = i.barcode WHERE i.barcode = ?
            """,
            Tables::book,
            barcode)
        .stream()
        .findFirst();
  }

  Optional<DemoPatron> patron(String card) {
    return database
        .list(
            "SELECT card, name, language, pin, blocked, expires, loan_limit, (SELECT"
                + " coalesce(sum(fen), 0) FROM account a WHERE a.card = patrons.card)"
                + " FROM patrons WHERE card = ?",
            Tables::patron,
            card)
        .stream()
        .findFirst();
  }

  /** In the order in which they came. */
  List<String> cards() {
    return database.list("SELECT card FROM patrons ORDER BY rowid", row -> row.getString(1));
  }

  /** The card of whoever has an attribute, which only one can have. */
  Optional<String> cardWith(String type, String value) {
    return database
        .list(
            "SELECT card FROM attributes WHERE type = ? AND value = ?",
            row -> row.getString(1),
            type,
            value)
        .stream()
        .findFirst();
  }

  Map<String, String> attributes(String card) {
    Map<String, String> attributes = new TreeMap<>();
    database
        .list(
            "SELECT type, value FROM attributes WHERE card = ?",
            row -> Map.entry(row.getString(1), row.getString(2)),
            card)
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue()));
    return attributes;
  }

  void register(DemoPatron patron, Map<String, String> attributes) {
    database.inOneGo(
        () -> {
          add(patron);
          attributes.forEach(
              (type, value) ->
                  database.change(
                      "INSERT INTO attributes VALUES (?, ?, ?)", type, value, patron.card()));
        });
  }

  void reportLost(String card) {
    database.change("UPDATE patrons SET blocked = " + CARD_LOST + " WHERE card = ?", card);
  }

  /** Who asked for a book and waits for it, the first first. */
  List<String> waitingFor(String barcode) {
    return database.list(
        "SELECT card FROM requests WHERE barcode = ? ORDER BY rowid",
        row -> row.getString(1),
        barcode);
  }

  /** Barcodes of what a patron asked for and waits for. */
  List<String> requests(String card) {
    return database.list(
        "SELECT barcode FROM requests WHERE card = ? ORDER BY rowid",
        row -> row.getString(1),
        card);
  }

  /** Barcodes of what lies on the hold shelf for a patron. */
  List<String> held(String card) {
    return database.list(
        "SELECT barcode FROM holds WHERE card = ? ORDER BY rowid", row -> row.getString(1), card);
  }

  void request(String barcode, String card) {
    database.change("INSERT INTO requests VALUES (?, ?)", barcode, card);
  }

  void drop(String barcode, String card) {
    database.inOneGo(
        () -> {
          database.change("DELETE FROM requests WHERE barcode = ? AND card = ?", barcode, card);
          database.change("DELETE FROM holds WHERE barcode = ? AND card = ?", barcode, card);
        });
  }

  Optional<DemoLoan> loan(String barcode) {
    return database.list(LOANS + " WHERE barcode = ?", Tables::loan, barcode).stream().findFirst();
  }

  List<DemoLoan> loansOf(String card) {
    return database.list(LOANS + " WHERE card = ? ORDER BY lent_at, barcode", Tables::loan, card);
  }

  List<DemoLoan> loans() {
    return database.list(LOANS + " ORDER BY lent_at, barcode", Tables::loan);
  }

  /** The time of the open loan as its message gave it. */
  Instant lentAsTold(String barcode) {
    return database
        .list(
            "SELECT lent_as_told FROM loans WHERE barcode = ?",
            row -> Instant.ofEpochMilli(row.getLong(1)),
            barcode)
        .getFirst();
  }

  List<DemoEvent> history() {
    return database.list(
        "SELECT sequence, kind, barcode, card, at, told FROM history ORDER BY sequence",
        row ->
            new DemoEvent(
                row.getLong(1),
                DemoEvent.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6))));
  }

  void lend(DemoBook book, String card, Instant now, Instant told, LocalDate due) {
    database.inOneGo(
        () -> {
          database.change("DELETE FROM holds WHERE barcode = ? AND card = ?", book.barcode(), card);
          database.change(
              "DELETE FROM requests WHERE barcode = ? AND card = ?", book.barcode(), card);
          database.change(
              "INSERT INTO loans VALUES (?, ?, ?, ?, ?, 0)",
              book.barcode(),
              card,
              now.toEpochMilli(),
              told.toEpochMilli(),
              due.toString());
          remember(DemoEvent.Kind.LENT, book.barcode(), card, now, told);
        });
  }

  void renew(DemoLoan loan, Instant now, Instant told, LocalDate due) {
    database.inOneGo(
        () -> {
          database.change(
              "UPDATE loans SET due = ?, renewals = renewals + 1 WHERE barcode = ?",
              due.toString(),
              loan.barcode());
          remember(DemoEvent.Kind.RENEWED, loan.barcode(), loan.card(), now, told);
        });
  }

  void takeBack(DemoLoan loan, Instant now, Instant told) {
    database.inOneGo(
        () -> {
          database.change("DELETE FROM loans WHERE barcode = ?", loan.barcode());
          List<String> waiting = waitingFor(loan.barcode());
          if (!waiting.isEmpty()) {
            database.change(
                "DELETE FROM requests WHERE barcode = ? AND card = ?",
                loan.barcode(),
                waiting.getFirst());
            database.change(
                "INSERT OR IGNORE INTO holds VALUES (?, ?)", loan.barcode(), waiting.getFirst());
          }
          remember(DemoEvent.Kind.RETURNED, loan.barcode(), loan.card(), now, told);
        });
  }

  @Override
  public void close() {
    database.close();
  }

  private void add(DemoBook book) {
    database.change(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        book.barcode(),
        book.title(),
        book.author(),
        book.publisher(),
        book.year(),
        book.isbn(),
        book.callNumber(),
        book.language(),
        book.forLoan() ? 1 : 0);
    if (!book.reservedFor().isEmpty()) {
      database.change("INSERT INTO holds VALUES (?, ?)", book.barcode(), book.reservedFor());
    }
  }

  private void add(DemoPatron patron) {
    database.change(
        "INSERT INTO patrons VALUES (?, ?, ?, ?, ?, ?, ?)",
        patron.card(),
        patron.name(),
        patron.language(),
        patron.pin(),
        patron.cardLost() ? CARD_LOST : patron.blocked() ? 1 : 0,
        patron.expires().toString(),
        patron.loanLimit());
    if (patron.owes() > 0) {
      enter(patron.card(), patron.owes(), "");
    }
  }

  /** Into a patron's account: what is owed, or less than nothing for what was paid. */
  private void enter(String card, long fen, String receipt) {
    database.change("INSERT INTO account VALUES (?, ?, ?)", card, fen, receipt);
  }

  void pay(String card, long fen, String receipt) {
    database.inOneGo(() -> enter(card, -fen, receipt));
  }

  private void remember(
      DemoEvent.Kind kind, String barcode, String card, Instant now, Instant told) {
    database.change(
        "INSERT INTO history (kind, barcode, card, at, told) VALUES (?, ?, ?, ?, ?)",
        kind.name(),
        barcode,
        card,
        now.toEpochMilli(),
        told.toEpochMilli());
  }

  private static DemoBook book(ResultSet row) throws SQLException {
    return new DemoBook(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getInt(9) == 1,
        row.getString(10));
  }

  private static DemoPatron patron(ResultSet row) throws SQLException {
    return new DemoPatron(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5) != 0,
        row.getInt(5) == CARD_LOST,
        LocalDate.parse(row.getString(6)),
        row.getInt(7),
        row.getLong(8));
  }

  private static DemoLoan loan(ResultSet row) throws SQLException {
    return new DemoLoan(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        LocalDate.parse(row.getString(5)),
        row.getInt(6));
  }
}
