package org.shuyi.kiosk.app.demo;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  public Map<ItemId, Reference.Item> items() {
    Function<DemoBook, Reference.Item> known =
        book -> new Reference.Item(book.title(), book.forLoan(), !book.reservedFor().isEmpty());
    return library.books().stream()
        .collect(Collectors.toMap(book -> new ItemId(book.barcode()), known));
  }

  @Override
  public Map<PatronId, Reference.Patron> patrons() {
    Function<DemoPatron, Reference.Patron> known =
        patron -> new Reference.Patron(patron.blocked(), patron.expires());
    return library.patrons().stream()
        .collect(Collectors.toMap(patron -> new PatronId(patron.card()), known));
  }

  @Override
  public Reference.LoanRules rules() {
    return new Reference.LoanRules(loanDays, offlineLoanLimit);
  }
}
