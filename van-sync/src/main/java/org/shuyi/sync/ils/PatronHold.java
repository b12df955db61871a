package org.shuyi.sync.ils;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;

/**
 * What a library system shows of a book that a patron asked for.
 *
 * @param item that is held, or some copy of the title that is asked for
 * @param title as catalogued, empty if unknown
 * @param ready it waits on the hold shelf for this patron
 * @param place where it waits, or is to be fetched; empty if not said
 * @param through the last day on which it waits; null if not said
 */
public record PatronHold(
    ItemId item, String title, boolean ready, String place, @Nullable LocalDate through) {
  /** Whether this is a hold on that book: library systems hold titles and show some copy. */
  public boolean covers(ItemState book) {
    return item.equals(book.item()) || (!title.isEmpty() && title.equals(book.title()));
  }
}
