package org.shuyi.sync.centre.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often the library system was asked for an act whose outcome is not known.
 *
 * @param made how often, 0 for never
 * @param since when it was first asked; null if never
 * @param dueBefore the item's due date when it was last asked; null if it showed none
 */
public record Attempts(int made, @Nullable Instant since, @Nullable LocalDate dueBefore) {
  static final Attempts NONE = new Attempts(0, null, null);
}
