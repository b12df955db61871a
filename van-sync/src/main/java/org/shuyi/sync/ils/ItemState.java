package org.shuyi.sync.ils;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;

/**
 * What a library system shows of an item.
 *
 * @param title as catalogued, empty if unknown
 * @param callNumber Chinese Library Classification and book number, empty if unknown
 * @param due of the current loan, null if none or not said
 */
public record ItemState(
    ItemId item,
    Circulation circulation,
    String title,
    String callNumber,
    @Nullable LocalDate due) {
  /** Where an item stands in circulation. */
  public enum Circulation {
    UNKNOWN_ITEM,
    AVAILABLE,
    ON_LOAN,
    /** Waits on the hold shelf for somebody. */
    ON_HOLD_SHELF,
    IN_TRANSIT,
    /** Reference only, withdrawn, lost or being worked on. */
    NOT_FOR_LOAN
  }
}
