package org.shuyi.kiosk.app.demo;

import java.util.Set;
import java.util.stream.Stream;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.reference.Reference;

/** The demo library's own list of items and patrons, as its system would export them. */
record DemoCatalogue(DemoLibrary library, int loanDays, int offlineLoanLimit) implements Catalogue {
  @Override
  public Stream<Item> items() {
    return library.books().stream().map(book -> new Item(new ItemId(book.barcode()), item(book)));
  }

  private static Reference.Item item(DemoBook book) {
    Set<Reference.ItemFlag> flags =
        book.forLoan() ? Set.of() : Set.of(Reference.ItemFlag.NOT_FOR_LOAN);
    return new Reference.Item(book.title(), flags, 1, book.author(), book.callNumber(), "");
  }

  @Override
  public Stream<Patron> patrons() {
    return library.patrons().stream()
        .map(patron -> new Patron(new PatronId(patron.card()), patron(patron)));
  }

  private static Reference.Patron patron(DemoPatron patron) {
    Set<Reference.PatronFlag> flags =
        patron.blocked() ? Set.of(Reference.PatronFlag.BLOCKED) : Set.of();
    return new Reference.Patron(flags, "", patron.loanLimit(), -1, patron.expires(), null);
  }

  @Override
  public Stream<Hold> holds() {
    return library.books().stream()
        .filter(book -> !book.reservedFor().isEmpty())
        .map(book -> new Hold(new ItemId(book.barcode()), new PatronId(book.reservedFor())));
  }

  @Override
  public Reference.LoanRules rules() {
    return new Reference.LoanRules(loanDays, offlineLoanLimit, 0);
  }
}
