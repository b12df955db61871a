package org.shuyi.sync.ils.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.ils.demo.Personality.Habits;

/**
 * The circulation desk of the demo library: its rules, over its tables. One thing at a time. Every
 * refusal is a sentence as SIP2 servers put it into AF.
 */
final class Desk {
  static final int LOAN_DAYS = 30;
  static final int RENEWAL_DAYS = 15;

  private final Tables tables;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Habits habits;
  private int loansMade;

  Desk(Tables tables, InstantSource clock, ZoneId zone, Habits habits) {
    this.tables = tables;
    this.clock = clock;
    this.zone = zone;
    this.habits = habits;
  }

  /**
   * What the desk says.
   *
   * @param renewed a checkout was taken as a renewal
   * @param answerLost nobody is to hear of it
   */
  record Verdict(
      boolean ok,
      boolean renewed,
      boolean answerLost,
      Optional<DemoBook> book,
      Optional<DemoLoan> loan,
      String text) {
    static Verdict no(Optional<DemoBook> book, String text) {
      return new Verdict(false, false, false, book, Optional.empty(), text);
    }

    static Verdict yes(DemoBook book, Optional<DemoLoan> loan) {
      return new Verdict(true, false, false, Optional.of(book), loan, "");
    }
  }

  /** All that is known of a patron. */
  record PatronView(DemoPatron patron, boolean expired, List<DemoLoan> loans) {}

  /** All that is known of an item. */
  record ItemView(DemoBook book, Optional<DemoLoan> loan) {}

  synchronized Verdict lend(String barcode, String card, Instant told) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoPatron> patron = tables.patron(card);
    if (book.isEmpty() || patron.isEmpty()) {
      return Verdict.no(book, patron.isEmpty() ? NO_PATRON : NO_ITEM);
    }
    Optional<DemoLoan> loan = tables.loan(barcode);
    if (loan.isPresent() && habits.repeatedLoanRenews() && owns(loan.get(), patron.get())) {
      return renewInstead(book.get(), loan.get(), told);
    }
    if (loan.isPresent() && raced(loan.get()) && refusal(patron.get()).isEmpty()) {
      return Verdict.yes(book.get(), loan);
    }
    String refusal = refusal(book.get(), patron.get());
    return refusal.isEmpty() ? lend(book.get(), patron.get(), told) : Verdict.no(book, refusal);
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
    return Verdict.yes(book.get(), Optional.of(renewed(loan.get(), told)));
  }

  /** A return dated before the time of the loan belongs to an earlier loan of the same book. */
  synchronized Verdict takeBack(String barcode, Instant told) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoLoan> loan = tables.loan(barcode);
    if (book.isEmpty()) {
      return Verdict.no(book, NO_ITEM);
    }
    if (loan.isEmpty()) {
      return habits.returnOfNothingIsFine()
          ? Verdict.yes(book.get(), loan)
          : Verdict.no(book, "Item not checked out.");
    }
    if (!habits.returnClosesAnyLoan() && told.isBefore(tables.lentAsTold(barcode))) {
      return Verdict.no(book, "Return date is before the loan date.");
    }
    tables.takeBack(loan.get(), clock.instant(), told);
    return Verdict.yes(book.get(), loan);
  }

  synchronized Optional<ItemView> item(String barcode) {
    return tables.book(barcode).map(book -> new ItemView(book, tables.loan(barcode)));
  }

  synchronized Optional<PatronView> patron(String card) {
    return tables
        .patron(card)
        .map(patron -> new PatronView(patron, expired(patron), tables.loansOf(patron.card())));
  }

  synchronized List<String> cards() {
    return tables.cards();
  }

  synchronized Map<String, String> attributes(String card) {
    return tables.attributes(card);
  }

  /**
   * Opens an account.
   *
   * @param attributes of which nobody else may have one
   * @return what another account has already; empty if it was opened
   */
  synchronized String register(DemoPatron patron, Map<String, String> attributes) {
    if (tables.patron(patron.card()).isPresent()) {
      return "cardnumber";
    }
    boolean taken =
        attributes.entrySet().stream()
            .anyMatch(one -> tables.cardWith(one.getKey(), one.getValue()).isPresent());
    if (taken) {
      return "attribute";
    }
    tables.register(patron, attributes);
    return "";
  }

  /** Somebody paid; as at a real one, twice is twice. */
  synchronized boolean pay(String card, long fen, String receipt) {
    Optional<DemoPatron> patron = tables.patron(card);
    patron.ifPresent(known -> tables.pay(known.card(), fen, receipt));
    return patron.isPresent();
  }

  /** What a patron has asked for: on the hold shelf, and still waiting. */
  record Wishes(List<String> held, List<String> waiting) {
    boolean have(String barcode) {
      return held.stream().anyMatch(barcode::equalsIgnoreCase)
          || waiting.stream().anyMatch(barcode::equalsIgnoreCase);
    }
  }

  synchronized Wishes wishes(String card) {
    return new Wishes(tables.held(card), tables.requests(card));
  }

  /** Somebody wants a book: whoever gives it back next leaves it on the hold shelf. */
  synchronized Verdict request(String barcode, String card) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoPatron> patron = tables.patron(card);
    if (book.isEmpty() || patron.isEmpty()) {
      return Verdict.no(book, patron.isEmpty() ? NO_PATRON : NO_ITEM);
    }
    String refusal = requestRefusal(book.get(), patron.get());
    if (refusal.isEmpty()) {
      tables.request(book.get().barcode(), patron.get().card());
      return Verdict.yes(book.get(), Optional.empty());
    }
    return Verdict.no(book, refusal);
  }

  private String requestRefusal(DemoBook book, DemoPatron patron) {
    if (patron.blocked() || expired(patron)) {
      return patron.blocked() ? "Patron is blocked." : "Patron card has expired.";
    }
    if (!book.forLoan()) {
      return "Item is not for loan.";
    }
    boolean has = tables.loan(book.barcode()).map(loan -> owns(loan, patron)).orElse(false);
    return has || wishes(patron.card()).have(book.barcode())
        ? "Hold not placed: the patron has or awaits it already."
        : "";
  }

  synchronized Verdict cancelRequest(String barcode, String card) {
    Optional<DemoBook> book = tables.book(barcode);
    Optional<DemoPatron> patron = tables.patron(card);
    if (book.isEmpty() || patron.isEmpty() || !wishes(patron.get().card()).have(barcode)) {
      return Verdict.no(book, "No such hold.");
    }
    tables.drop(book.get().barcode(), patron.get().card());
    return Verdict.yes(book.get(), Optional.empty());
  }

  /** The card was lost: nobody borrows on it any more. */
  synchronized void reportLost(String card) {
    tables.reportLost(card);
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

  private Verdict lend(DemoBook book, DemoPatron patron, Instant told) {
    LocalDate due = today().plusDays(LOAN_DAYS);
    tables.lend(book, patron.card(), clock.instant(), told, due);
    loansMade++;
    int nth = habits.losesEveryNthLoan();
    boolean lost = nth > 0 && loansMade % nth == 0;
    return new Verdict(true, false, lost, Optional.of(book), tables.loan(book.barcode()), "");
  }

  private Verdict renewInstead(DemoBook book, DemoLoan loan, Instant told) {
    if (loan.renewals() >= habits.mostRenewals()) {
      return Verdict.no(Optional.of(book), "Issue failed : NO_MORE_RENEWALS");
    }
    Optional<DemoLoan> renewed = Optional.of(renewed(loan, told));
    String text = "Item already checked out to you: renewing item.";
    return new Verdict(true, true, false, Optional.of(book), renewed, text);
  }

  private DemoLoan renewed(DemoLoan loan, Instant told) {
    tables.renew(loan, clock.instant(), told, loan.due().plusDays(RENEWAL_DAYS));
    return tables.loan(loan.barcode()).orElseThrow();
  }

  private static boolean owns(DemoLoan loan, DemoPatron patron) {
    return loan.card().equals(patron.card());
  }

  private boolean raced(DemoLoan loan) {
    return clock.instant().isBefore(loan.lentAt().plus(habits.raceWindow()));
  }

  private String refusal(DemoBook book, DemoPatron patron) {
    String refusal = refusal(patron);
    return refusal.isEmpty() ? itemRefusal(book, patron) : refusal;
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

  private String itemRefusal(DemoBook book, DemoPatron patron) {
    Optional<DemoLoan> loan = tables.loan(book.barcode());
    if (loan.isPresent()) {
      return owns(loan.get(), patron)
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
    return loan.renewals() >= habits.mostRenewals() ? "No more renewals." : "";
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
