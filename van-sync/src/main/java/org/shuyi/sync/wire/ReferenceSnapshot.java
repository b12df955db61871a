package org.shuyi.sync.wire;

import java.time.Instant;
import java.util.Map;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;

/**
 * Centre to every station of a library, retained: all that a station needs to know while it is
 * alone.
 */
public record ReferenceSnapshot(
    long version,
    Instant madeAt,
    Map<ItemId, Reference.Item> items,
    Map<PatronHash, Reference.Patron> patrons,
    Reference.LoanRules rules) {
  public ReferenceSnapshot {
    items = Map.copyOf(items);
    patrons = Map.copyOf(patrons);
  }

  /** A snapshot with nothing in it, as on a station's very first boot. */
  public static ReferenceSnapshot none(Reference.LoanRules rules) {
    return new ReferenceSnapshot(0, Instant.EPOCH, Map.of(), Map.of(), rules);
  }
}
