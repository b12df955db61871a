package org.shuyi.sync.ils.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The circulation desk of the demo library: its rules, over its tables. One thing at a time. Every
 * refusal is a sentence as SIP2 servers put it into AF.
 */
final class Desk {
  static final int LOAN_DAYS = 30;
  static final int RENEWAL_DAYS = 15;
  static final int MOST_RENEWALS = 1;

  private final Tables tables;
  private final InstantSource clock;
  private final ZoneId zone;

  Desk(Tables tables, InstantSource clock, ZoneId zone) {
    this.tables = tables;
    this.clock = clock;
    this.zone = zone;
  }

  /** What the desk says: done, or why not. */
  record Verdict(boolean ok, Optional<DemoBook> book, Optional<DemoLoan> loan, String text) {
    static Verdict no(Optional<DemoBook> book, String text) {
      return new Verdict(false, book, Optional.empty(), text);
    }
  }

  /** All that is known of a patron. */
  record PatronView(DemoPatron patron, boolean expired, List<DemoLoan> loans) {}

  /** All that is known of an item. */
  record ItemView(DemoBook book, Optional<DemoLoan> loan) {}

  synchronized Verdict lend(String barcode, String card, Instant told) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoPatron> patron = tables.patron(card);
    String refusal =
        book.map(b -> refusal(b, patron)).orElse(patron.isEmpty() ? NO_PATRON : NO_ITEM);
    if (book.isEmpty() || patron.isEmpty() || !refusal.isEmpty()) {
      return Verdict.no(book, refusal);
    }
    tables.lend(
        book.get(), patron.get().card(), clock.instant(), told, today().plusDays(LOAN_DAYS));
    return new Verdict(true, book, tables.loan(barcode), "");
  }

  synchronized Verdict renew(String barcode, String card, Instant told) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoLoan> loan = tables.loan(barcode).filter(l -> l.card().equalsIgnoreCase(card));
    if (book.isEmpty() || loan.isEmpty()) {
      return Verdict.no(book, book.isEmpty() ? NO_ITEM : "Item not checked out to this patron.");
    }
    String refusal = renewalRefusal(book.get(), loan.get());
    if (!refusal.isEmpty()) {
      return Verdict.no(book, refusal);
    }
    tables.renew(loan.get(), clock.instant(), told, loan.get().due().plusDays(RENEWAL_DAYS));
    return new Verdict(true, book, tables.loan(barcode), "");
  }

  /** A return dated before the time of the loan belongs to an earlier loan of the same book. */
  synchronized Verdict takeBack(String barcode, Instant told) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoLoan> loan = tables.loan(barcode);
    if (book.isEmpty() || loan.isEmpty()) {
      return Verdict.no(book, book.isEmpty() ? NO_ITEM : "Item not checked out.");
    }
    if (told.isBefore(tables.lentAsTold(barcode))) {
      return Verdict.no(book, "Return date is before the loan date.");
    }
    tables.takeBack(loan.get(), clock.instant(), told);
    return new Verdict(true, book, loan, "");
  }

  synchronized Optional<ItemView> item(String barcode) {
    return tables.book(barcode).map(book -> new ItemView(book, tables.loan(barcode)));
  }

  synchronized Optional<PatronView> patron(String card) {
    return tables
        .patron(card)
        .map(patron -> new PatronView(patron, expired(patron), tables.loansOf(patron.card())));
  }

  synchronized List<DemoLoan> loans() {
    return tables.loans();
  }

  synchronized List<DemoEvent> history() {
    return tables.history();
  }

  Instant now() {
    return clock.instant();
  }

  ZoneId zone() {
    return zone;
  }

  private static final String NO_PATRON = "Invalid patron.";
  private static final String NO_ITEM = "Invalid item.";

  private String refusal(DemoBook book, Optional<DemoPatron> patron) {
    return patron.isEmpty()
        ? NO_PATRON
        : patron.map(this::refusal).filter(r -> !r.isEmpty()).orElse(refusal(book, patron.get()));
  }

  private String refusal(DemoPatron patron) {
    if (patron.blocked()) {
      return "Patron is blocked.";
    }
    if (expired(patron)) {
      return "Patron card has expired.";
    }
    return tables.loansOf(patron.card()).size() >= patron.loanLimit() ? "Loan limit reached." : "";
  }

  private String refusal(DemoBook book, DemoPatron patron) {
    Optional<DemoLoan> loan = tables.loan(book.barcode());
    if (loan.isPresent()) {
      return loan.get().card().equals(patron.card())
          ? "Item already checked out to this patron."
          : "Item checked out to another patron.";
    }
    if (!book.forLoan()) {
      return "Item is not for loan.";
    }
    return reservedForOther(book, patron.card()) ? "Item is reserved for another patron." : "";
  }

  private String renewalRefusal(DemoBook book, DemoLoan loan) {
    Optional<DemoPatron> patron = tables.patron(loan.card());
    if (patron.isPresent() && patron.get().blocked()) {
      return "Patron is blocked.";
    }
    if (patron.isPresent() && expired(patron.get())) {
      return "Patron card has expired.";
    }
    if (reservedForOther(book, loan.card())) {
      return "Item is reserved for another patron.";
    }
    return loan.renewals() >= MOST_RENEWALS ? "No more renewals." : "";
  }

  private static boolean reservedForOther(DemoBook book, String card) {
    return !book.reservedFor().isEmpty() && !book.reservedFor().equals(card);
  }

  private boolean expired(DemoPatron patron) {
    return patron.expires().isBefore(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
